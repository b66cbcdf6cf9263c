-- The trail: one row for every fact written, numbered without a gap and chained by hash.
create table change (
    change_no bigint primary key,
    recorded_at timestamp not null,
    reported_on date,
    person varchar not null,
    entity varchar not null,
    entity_id varchar not null,
    after varchar not null,
    prev_hash varchar not null,
    hash varchar not null
);

-- The row every write takes first, so that numbers never collide.
create table change_head (
    id integer primary key,
    change_no bigint not null,
    hash varchar not null
);

insert into change_head (id, change_no, hash) values (1, 0, '');
