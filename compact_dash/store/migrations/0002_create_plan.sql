-- Who there is, what was promised, and where each promise is written down.
create table programme (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    title varchar not null,
    illustrative boolean not null,
    today_on date
);

create table organisation (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    programme_id varchar not null,
    code varchar not null unique,
    abbreviation varchar not null,
    name varchar not null,
    short_name varchar not null,
    kind varchar not null,
    position integer not null
);

create table theme (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    name varchar not null unique,
    position integer not null,
    general boolean not null
);

create table priority (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    name varchar not null unique,
    position integer not null,
    note varchar
);

create table plan (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    programme_id varchar not null,
    code varchar not null unique,
    kind varchar not null,
    year varchar not null,
    title varchar not null,
    published_on date,
    starts_on date not null,
    ends_on date not null,
    note varchar
);

create table objective (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    plan_id varchar not null,
    number integer not null,
    title varchar not null,
    note varchar
);

-- An action never changes; what is said of it stands in action_version.
create table action (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    ref varchar not null unique,
    kind varchar not null,
    plan_id varchar,
    objective_id varchar,
    parent_id varchar,
    successor_of varchar,
    business_plan_action varchar
);

-- counting: rateable, standing, heading, linked; shared for a plan cell that all departments carry.
create table action_version (
    change_no bigint primary key,
    action_id varchar not null references action (id),
    recorded_at timestamp not null,
    reported_on date not null,
    organisation_id varchar,
    owner_role varchar,
    title varchar not null,
    theme_id varchar,
    counting varchar not null,
    sharing varchar not null,
    note varchar,
    reason varchar
);

create table action_priority (
    change_no bigint primary key,
    recorded_at timestamp not null,
    action_id varchar not null,
    priority_id varchar not null,
    basis varchar
);

create table milestone (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    action_id varchar not null references action (id),
    number integer not null
);

create table source (
    change_no bigint primary key,
    recorded_at timestamp not null,
    entity varchar not null,
    row_id varchar not null,
    document varchar not null,
    place varchar
);

create table forum_fact (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    dated varchar not null,
    precision_word varchar not null,
    kind varchar not null,
    words varchar not null
);

create table nao_measure (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    measure varchar not null,
    value varchar not null,
    period varchar not null,
    base varchar,
    direction varchar not null
);
