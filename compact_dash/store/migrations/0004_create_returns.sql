-- What OCS asked for, of whom, and what became of it.
create table commission (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    reported_on date not null,
    forum_id varchar not null,
    held_on date not null,
    deadline_on date not null,
    asked varchar not null
);

create table department_return (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    commission_id varchar not null,
    organisation_id varchar not null
);

create table return_line (
    change_no bigint primary key,
    recorded_at timestamp not null,
    return_id varchar not null,
    action_id varchar not null
);

create table return_event (
    change_no bigint primary key,
    return_id varchar not null,
    action_id varchar,
    recorded_at timestamp not null,
    reported_on date not null,
    kind varchar not null,
    words varchar,
    grade varchar
);
