-- What it takes to prepare a Forum, to run it and to remember it. Columns that come later are empty in older rows.
alter table agenda_item_version add column paper_number varchar;
alter table agenda_item_version add column department varchar;
alter table agenda_item_version add column ask varchar;
alter table agenda_item_version add column moved_to varchar;
alter table assessment add column undone boolean;
alter table milestone_version add column undone boolean;
alter table capture add column made_no bigint;

-- The chair's brief on an item: for OCS and the chair, never for the wall.
create table agenda_item_brief (
    change_no bigint primary key,
    agenda_item_id varchar not null,
    recorded_at timestamp not null,
    aim varchar,
    speakers varchar,
    question varchar,
    line_to_take varchar,
    outcome varchar
);

-- A guest of the insight session: who, on what, and what was to follow.
create table guest_version (
    change_no bigint primary key,
    guest_id varchar not null,
    forum_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    presenter varchar not null,
    from_whom varchar,
    topic varchar not null,
    follow_up varchar,
    withdrawn boolean not null
);

-- The minutes of a Forum as edited, whole in each row; row_version counts from 1.
create table minutes_version (
    change_no bigint primary key,
    forum_id varchar not null,
    recorded_at timestamp not null,
    row_version integer not null,
    paragraphs varchar not null,
    unique (forum_id, row_version)
);

-- What the owner says of an action of the Forum, from a day on.
create table action_note (
    change_no bigint primary key,
    action_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    words varchar not null
);
