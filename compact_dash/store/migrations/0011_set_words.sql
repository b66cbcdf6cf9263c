-- Settings that are words and no numbers: what a house calls its bodies, roles and meetings, and where it is found.
-- Numbers stay in setting_version, where the rules of rating read them. An empty text is a value: nothing is meant.
create table setting_words (
    change_no bigint primary key,
    name varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    words varchar not null,
    reason varchar
);
