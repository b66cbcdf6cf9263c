-- How far an action of a joint plan was met, as one of the two who agreed the plan proposes it.
create table year_end_proposal (
    id varchar primary key,
    change_no bigint not null,
    recorded_at timestamp not null,
    reported_on date not null,
    action_id varchar not null,
    -- The one of the two who proposes.
    organisation_id varchar not null,
    outcome varchar not null,
    words varchar not null
);

-- What shows it: one entry of the register, one milestone or the minutes of one Forum in each row.
create table year_end_evidence (
    change_no bigint primary key,
    recorded_at timestamp not null,
    proposal_id varchar not null,
    entry_id varchar,
    milestone_id varchar,
    forum_id varchar
);

-- What the other of the two says to a proposal: that it is agreed, or why not.
create table year_end_answer (
    change_no bigint primary key,
    recorded_at timestamp not null,
    reported_on date not null,
    proposal_id varchar not null,
    organisation_id varchar not null,
    agreed boolean not null,
    words varchar
);
