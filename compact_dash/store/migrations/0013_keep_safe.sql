-- What the file says of itself and not of the Forum: whether all of it is in the file, and what it was restored from.
create table file_note (
    name varchar primary key,
    words varchar not null
);

-- The last change that was more than a draft, so that every program on one server knows what another one settled.
alter table change_head add column settled_no bigint;

-- Why a thing is as it was before a change; the version that makes it so again is the change before this one.
create table put_back (
    change_no bigint primary key,
    thing_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    entity varchar not null,
    undone_no bigint not null,
    reason varchar not null
);
