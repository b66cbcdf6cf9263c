-- A Joint Action Plan while it is written. Each table holds versions; publishing makes plan, objective and action rows.
create table plan_draft (
    change_no bigint primary key,
    plan_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    state varchar not null,
    code varchar not null,
    year varchar not null,
    title varchar not null,
    starts_on date not null,
    ends_on date not null
);

create table plan_draft_objective (
    change_no bigint primary key,
    objective_id varchar not null,
    plan_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    title varchar not null,
    removed boolean not null
);

create table plan_draft_cell (
    change_no bigint primary key,
    cell_id varchar not null,
    objective_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    owner varchar not null,
    title varchar not null,
    successor_of varchar,
    removed boolean not null
);
