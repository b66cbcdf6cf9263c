-- What is said of an action over time. Rows are only ever added; a correction names the row it supersedes.
create table milestone_version (
    change_no bigint primary key,
    milestone_id varchar not null,
    action_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    supersedes bigint,
    title varchar not null,
    starts_on date,
    due_on date,
    done_on date,
    dropped boolean not null,
    date_precision varchar,
    agreed_forum_id varchar,
    reason varchar
);

create table status_update (
    change_no bigint primary key,
    action_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    supersedes bigint,
    return_id varchar not null,
    claimed varchar not null,
    words varchar,
    path_to_green varchar,
    percent integer,
    evidence varchar,
    help_wanted varchar,
    forward_look varchar,
    no_change_reason varchar,
    sharing varchar not null
);

-- rating is empty when an agreed rating was taken back.
create table assessment (
    change_no bigint primary key,
    action_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    supersedes bigint,
    rating varchar,
    reason varchar not null,
    body varchar not null,
    forum_id varchar not null
);

create table assessment_reply (
    change_no bigint primary key,
    action_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    assessment_no bigint not null,
    words varchar not null
);

-- The latest update of each action, kept by the write that changes it and proved again by `check`.
create table action_current (
    action_id varchar primary key,
    known_to bigint not null,
    update_no bigint not null,
    reported_on date not null,
    claimed varchar not null,
    answered_held_on date not null
);
