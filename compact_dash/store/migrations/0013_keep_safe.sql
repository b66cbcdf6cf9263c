-- What the file says of itself and not of the Forum: whether all of it is in the file, and what it was restored from.
create table file_note (
    name varchar primary key,
    words varchar not null
);

-- The last change that was more than a draft, so that every program on one server knows what another one settled.
alter table change_head add column settled_no bigint;
