-- Codes by which a projector follows one Forum's wall without anybody's sign-in: given, and ended. A hash only, so that
-- whoever reads the trail can open nothing.
create table room_code (
    change_no bigint primary key,
    forum_id varchar not null,
    recorded_at timestamp not null,
    state varchar not null,
    code_hash varchar
);
