-- The meetings: planned, opened, captured and closed as a growing list of events.
create table forum (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    programme_id varchar not null,
    kind varchar not null
);

create table forum_version (
    change_no bigint primary key,
    forum_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    held_on date not null,
    starts_at varchar not null,
    minutes integer not null,
    place varchar not null,
    guest varchar
);

create table forum_event (
    change_no bigint primary key,
    forum_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    kind varchar not null,
    agenda_item_id varchar,
    words varchar
);

-- Every rating as a Forum saw it, in two editions: as opened and as concluded.
create table forum_rating (
    forum_id varchar not null,
    edition varchar not null,
    action_id varchar not null,
    organisation_id varchar not null,
    theme_id varchar,
    title varchar not null,
    claimed varchar,
    computed varchar not null,
    computed_code varchar not null,
    agreed varchar,
    headline varchar not null,
    headline_code varchar not null,
    disputed boolean not null,
    due_on date,
    overdue_days integer not null,
    date_moves integer not null,
    primary key (forum_id, edition, action_id)
);

create table agenda_item (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    forum_id varchar not null
);

create table agenda_item_version (
    change_no bigint primary key,
    agenda_item_id varchar not null,
    recorded_at timestamp not null,
    position integer not null,
    title varchar not null,
    kind varchar not null,
    purpose varchar not null,
    led_by varchar not null,
    minutes integer not null,
    reason varchar,
    dropped boolean not null
);

create table agenda_item_action (
    change_no bigint primary key,
    recorded_at timestamp not null,
    agenda_item_id varchar not null,
    action_id varchar not null
);

create table capture (
    change_no bigint primary key,
    forum_id varchar not null,
    agenda_item_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    supersedes bigint,
    kind varchar not null,
    words varchar not null,
    action_id varchar
);

create table attendance (
    change_no bigint primary key,
    forum_id varchar not null,
    organisation_id varchar,
    recorded_at timestamp not null,
    attendee varchar not null,
    state varchar not null
);
