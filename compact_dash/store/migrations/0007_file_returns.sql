-- What departments write themselves: the terms of a commission, drafts with row versions, and what goes beyond lines.
create table commission_terms (
    change_no bigint primary key,
    commission_id varchar not null,
    recorded_at timestamp not null,
    sharing varchar not null,
    shared varchar not null
);

-- A draft answer to one line; each save is a row, numbered from 1, so that a second tab cannot overwrite unseen.
create table return_answer (
    change_no bigint primary key,
    return_id varchar not null,
    action_id varchar not null,
    recorded_at timestamp not null,
    row_version integer not null,
    rating varchar,
    words varchar,
    percent integer,
    next_milestone varchar,
    next_due_on date,
    done_on date,
    new_due_on date,
    new_date_reason varchar,
    path_to_green varchar,
    evidence varchar,
    help_wanted varchar,
    forward_look varchar,
    no_change_reason varchar,
    unique (return_id, action_id, row_version)
);

-- The draft of what goes beyond the lines, as a JSON list.
create table supplement_draft (
    change_no bigint primary key,
    return_id varchar not null,
    recorded_at timestamp not null,
    row_version integer not null,
    items varchar not null,
    unique (return_id, row_version)
);

-- A consultation, concern, training or case study of a submitted return.
create table supplement (
    change_no bigint primary key,
    return_id varchar not null,
    organisation_id varchar not null,
    recorded_at timestamp not null,
    reported_on date not null,
    kind varchar not null,
    title varchar not null,
    opened_on date,
    closed_on date,
    number integer,
    words varchar,
    sharing varchar not null
);
