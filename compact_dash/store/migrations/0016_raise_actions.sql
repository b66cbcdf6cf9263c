-- An action of the Forum that an entry of the register led to between Forums; no meeting captured it.
create table register_action (
    change_no bigint primary key,
    entry_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    -- The Forum whose numbers its reference goes on with.
    forum_id varchar not null,
    action_id varchar not null
);
