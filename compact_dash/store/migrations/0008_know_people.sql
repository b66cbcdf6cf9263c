-- Who is who: names given later, posts with the day they were confirmed, and sign-ins that were ended.
create table person_name (
    change_no bigint primary key,
    person_id varchar not null,
    recorded_at timestamp not null,
    name varchar not null
);

create table post_holding (
    change_no bigint primary key,
    organisation_id varchar not null,
    recorded_at timestamp not null,
    post varchar not null,
    holder varchar,
    confirmed_on date not null
);

-- Fingerprints only: no token, and nothing that could be shown to a provider as one.
create table sign_out (
    change_no bigint primary key,
    subject varchar not null,
    recorded_at timestamp not null,
    fingerprint varchar not null,
    issued_at bigint not null
);
