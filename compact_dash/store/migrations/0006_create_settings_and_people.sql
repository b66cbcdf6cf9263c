-- Thresholds, with every value they have had; and who may act, for the pages that let people act.
create table setting (
    name varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    position integer not null,
    unit varchar not null,
    label varchar not null,
    meaning varchar not null
);

create table setting_version (
    change_no bigint primary key,
    name varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    value integer not null,
    reason varchar
);

create table person (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    email varchar not null unique,
    name varchar not null
);

create table membership (
    change_no bigint primary key,
    recorded_at timestamp not null,
    person_id varchar not null,
    organisation_id varchar,
    role varchar not null,
    from_on date not null,
    until_on date
);
