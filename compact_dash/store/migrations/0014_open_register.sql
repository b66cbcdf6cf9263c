-- The register of all that goes on between Forums: one table of entries, whatever their kind.
create table register_entry (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    kind varchar not null,
    -- The organisation that recorded it.
    organisation_id varchar not null,
    -- The entry it was made from, such as a case study of a training.
    made_from_id varchar
);

-- An entry as it stands from a change on; row_version counts from 1.
create table register_version (
    change_no bigint primary key,
    entry_id varchar not null,
    recorded_at timestamp not null,
    row_version integer not null,
    reported_on date not null,
    state varchar not null,
    state_on date not null,
    -- The day on which it first counted as done, kept when it goes on to another state.
    counted_on date,
    title varchar not null,
    form varchar,
    happened_on date not null,
    ended_on date,
    number integer,
    theme_id varchar,
    told_by varchar,
    link varchar,
    circle varchar not null,
    follow_up varchar,
    follow_up_owner varchar,
    follow_up_on date,
    reason varchar,
    withdrawn boolean not null,
    unique (entry_id, row_version)
);

-- What a version of an entry is about: one organisation or one action in each row.
create table register_about (
    change_no bigint primary key,
    entry_id varchar not null,
    row_version integer not null,
    recorded_at timestamp not null,
    organisation_id varchar,
    action_id varchar
);

-- What stands in the fields that a kind has beside those of every entry, each with those who read it.
create table register_value (
    change_no bigint primary key,
    entry_id varchar not null,
    row_version integer not null,
    recorded_at timestamp not null,
    name varchar not null,
    words varchar not null,
    circle varchar not null
);

-- What an entry led to: an agenda item.
create table register_outcome (
    change_no bigint primary key,
    entry_id varchar not null,
    recorded_at timestamp not null,
    agenda_item_id varchar not null
);
