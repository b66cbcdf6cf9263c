-- The made-up plan that `bench` measures at a size no real plan has. DuckDB only: it counts with range().
-- Every row is worked out from its number n, so that two builds of one size hold the same. Each insert numbers
-- its rows from $first, the head before it.

-- fragment: dealt
-- Commitments dealt out to the departments in turn, each round starting one department further on: so that what
-- depends on n falls on every department alike.
dealt as (
    select
        n,
        (n - 1 + (n - 1) // cast($departments as bigint)) % cast($departments as bigint) + 1 as department,
        (n - 1) // cast($departments as bigint) + 1 as round
    from range(1, cast($actions as bigint) + 1) as numbered(n)
)

-- name: bench_actions
-- The commitments of every department.
-- needs: dealt
insert into action (
    id, change_no, recorded_at, ref, kind, plan_id, objective_id, parent_id, successor_of, business_plan_action
)
select
    'a' || n,
    cast($first as bigint) + n,
    cast($recorded_at as timestamp),
    'D' || lpad(cast(department as varchar), 3, '0') || '-' || lpad(cast(round as varchar), 4, '0'),
    'commitment',
    plan.id,
    null,
    null,
    null,
    null
from dealt
cross join plan
where plan.code = cast($plan as varchar)
order by n

-- name: bench_action_versions
-- What each commitment says, who owns it and how it counts: nearly all are rateable.
-- needs: dealt
insert into action_version (
    change_no, action_id, recorded_at, reported_on, organisation_id, owner_role, title, theme_id, counting, sharing,
    note, reason
)
select
    cast($first as bigint) + n,
    'a' || n,
    cast($recorded_at as timestamp),
    cast($reported_on as date),
    organisation.id,
    null,
    'Commitment ' || n || ': work with voluntary organisations on programme ' || (n * 7919) % 1009
        || ' and report what came of it',
    theme.id,
    case when n % 50 = 0 then 'standing' when n % 97 = 0 then 'linked' else 'rateable' end,
    'published',
    null,
    null
from dealt
join organisation on organisation.kind = 'department' and organisation.position = dealt.department
join theme on theme.position = (n // 3) % 7 + 1
order by n

-- name: bench_rewordings
-- One commitment in thirty, worded anew.
insert into action_version (
    change_no, action_id, recorded_at, reported_on, organisation_id, owner_role, title, theme_id, counting, sharing,
    note, reason
)
select
    cast($first as bigint) + row_number() over (order by action_version.change_no),
    action_version.action_id,
    cast($recorded_at as timestamp),
    cast($reported_on as date),
    action_version.organisation_id,
    null,
    action_version.title || ', by the end of the year',
    action_version.theme_id,
    action_version.counting,
    'published',
    null,
    'Made plainer'
from action_version
where cast(substr(action_version.action_id, 2) as bigint) % 30 = 11

-- name: bench_action_priorities
-- One commitment in three serves a priority beside the Compact itself.
insert into action_priority (change_no, recorded_at, action_id, priority_id, basis)
select
    cast($first as bigint) + row_number() over (order by n),
    cast($recorded_at as timestamp),
    'a' || n,
    priority.id,
    'made up for the measurement'
from range(1, cast($actions as bigint) + 1) as numbered(n)
join priority on priority.position = (n // 3) % 6 + 2
where n % 3 = 0

-- name: bench_milestones
-- Eight commitments in ten have a milestone.
insert into milestone (id, change_no, recorded_at, action_id, number)
select
    'm' || n,
    cast($first as bigint) + row_number() over (order by n),
    cast($recorded_at as timestamp),
    'a' || n,
    1
from range(1, cast($actions as bigint) + 1) as numbered(n)
where n % 10 < 8

-- name: bench_milestone_versions
-- Each milestone's first date, spread over two years, so that about a fifth are past by the demonstration's today.
insert into milestone_version (
    change_no, milestone_id, action_id, recorded_at, reported_on, supersedes, title, starts_on, due_on, done_on,
    dropped, date_precision, agreed_forum_id, reason
)
select
    cast($first as bigint) + row_number() over (order by milestone.change_no),
    milestone.id,
    milestone.action_id,
    cast($recorded_at as timestamp),
    cast($reported_on as date),
    null,
    'First report',
    null,
    cast($earliest_on as date) + cast((milestone.change_no * 7919) % 700 as integer),
    null,
    false,
    'day',
    null,
    null
from milestone

-- name: bench_milestone_steps
-- What a Forum's returns do to dates: one milestone in fifty moves once, some twice, some are finished. A few
-- moves carry the Forum's agreement.
insert into milestone_version (
    change_no, milestone_id, action_id, recorded_at, reported_on, supersedes, title, starts_on, due_on, done_on,
    dropped, date_precision, agreed_forum_id, reason
)
select
    cast($first as bigint) + row_number() over (order by milestone.change_no),
    milestone.id,
    milestone.action_id,
    cast($recorded_at as timestamp),
    cast($reported_on as date),
    null,
    'First report',
    null,
    newest.due_on + case when stepping.finished then 0 else 60 end,
    case when stepping.finished then cast($reported_on as date) end,
    false,
    'day',
    case when stepping.agreed then cast($forum as varchar) end,
    case when stepping.finished then null else 'Partners asked for more time' end
from milestone
join (
    select
        id,
        bucket = 30 + cast($number as bigint) as finished,
        bucket = 15 as agreed
    from (select id, cast(substr(action_id, 2) as bigint) // 10 % 50 as bucket from milestone) as bucketed
    where bucket = cast($number as bigint)
        or bucket = 30 + cast($number as bigint)
        or (bucket = 20 and cast($number as bigint) % 3 = 0)
        or (bucket = 15 and cast($number as bigint) = 5)
) as stepping on stepping.id = milestone.id
join (
    select milestone_id, arg_max(due_on, change_no) as due_on from milestone_version group by milestone_id
) as newest on newest.milestone_id = milestone.id

-- name: bench_returns
-- A return for each department.
insert into department_return (id, change_no, recorded_at, commission_id, organisation_id)
select
    cast($commission as varchar) || '-' || organisation.position,
    cast($first as bigint) + row_number() over (order by organisation.position),
    cast($recorded_at as timestamp),
    cast($commission as varchar),
    organisation.id
from organisation
where organisation.kind = 'department'

-- name: bench_return_lines
-- A line for each commitment.
-- needs: dealt
insert into return_line (change_no, recorded_at, return_id, action_id)
select
    cast($first as bigint) + n,
    cast($recorded_at as timestamp),
    cast($commission as varchar) || '-' || department,
    'a' || n
from dealt
order by n

-- name: bench_updates
-- An answer for each line, but for the departments that stay silent when $silence is given.
-- needs: dealt
insert into status_update (
    change_no, action_id, recorded_at, reported_on, supersedes, return_id, claimed, words, path_to_green, percent,
    evidence, help_wanted, forward_look, no_change_reason, sharing
)
select
    cast($first as bigint) + row_number() over (order by n),
    'a' || n,
    cast($recorded_at as timestamp),
    cast($reported_on as date),
    null,
    cast($commission as varchar) || '-' || department,
    claimed,
    'Met partners ' || n % 12 || ' times this quarter; draft ' || n % 5 || ' went to the sounding board for comment',
    case when claimed in ('amber', 'red') then 'The lead will agree a new plan with partners within six weeks' end,
    cast(n % 100 as integer),
    null,
    case when n % 40 = 0 then 'Advice on reaching small organisations' end,
    null,
    null,
    'shared'
from (
    select
        n,
        department,
        case
            when (n * 31 + cast($number as bigint) * 17) % 100 < 60 then 'green'
            when (n * 31 + cast($number as bigint) * 17) % 100 < 86 then 'amber'
            when (n * 31 + cast($number as bigint) * 17) % 100 < 97 then 'red'
            else 'complete'
        end as claimed
    from dealt
) as answer
where not cast($silence as boolean) or department % 20 <> 7

-- name: bench_corrections
-- One department in twenty corrects its answers to a commission: as many rows as the silent ones leave out.
insert into status_update (
    change_no, action_id, recorded_at, reported_on, supersedes, return_id, claimed, words, path_to_green, percent,
    evidence, help_wanted, forward_look, no_change_reason, sharing
)
select
    cast($first as bigint) + row_number() over (order by status_update.change_no),
    status_update.action_id,
    cast($recorded_at as timestamp),
    status_update.reported_on,
    status_update.change_no,
    status_update.return_id,
    'amber',
    'Corrected: ' || status_update.words,
    'The lead will agree a new plan with partners within six weeks',
    status_update.percent,
    null,
    null,
    null,
    null,
    'shared'
from status_update
join department_return on department_return.id = status_update.return_id
join organisation on organisation.id = department_return.organisation_id
where department_return.commission_id = cast($commission as varchar) and organisation.position % 20 = 3

-- name: bench_return_events
-- A step of the returns that were answered, for the departments whose position $every divides.
insert into return_event (change_no, return_id, action_id, recorded_at, reported_on, kind, words, grade)
select
    cast($first as bigint) + row_number() over (order by department_return.change_no),
    department_return.id,
    null,
    cast($recorded_at as timestamp),
    cast($reported_on as date),
    cast($kind as varchar),
    null,
    null
from department_return
where department_return.commission_id = cast($commission as varchar)
    and exists (select 1 from status_update where status_update.return_id = department_return.id)
    and cast(substr(department_return.id, length(cast($commission as varchar)) + 2) as bigint)
        % cast($every as bigint) = 0

-- name: bench_assessments
-- Ratings a Forum agrees: each commitment numbered by $offset in each $every.
insert into assessment (change_no, action_id, recorded_at, reported_on, supersedes, rating, reason, body, forum_id)
select
    cast($first as bigint) + row_number() over (order by action.change_no),
    action.id,
    cast($recorded_at as timestamp),
    cast($reported_on as date),
    null,
    case cast(substr(action.id, 2) as bigint) // 5 % 8
        when 0 then 'complete' when 1 then 'red' when 2 then 'amber' when 3 then 'amber' else 'green' end,
    'The Forum heard the department and its partners',
    'forum',
    cast($forum as varchar)
from action
where cast(substr(action.id, 2) as bigint) % cast($every as bigint) = cast($offset as bigint)

-- name: bench_current
-- The current row of every action, from history.
insert into action_current (action_id, known_to, update_no, reported_on, claimed, answered_held_on)
select action_id, known_to, update_no, reported_on, claimed, answered_held_on
from current_from_history

-- name: bench_changes
-- A trail row for every row made here. It has no hash: the chain can only be worked out a link at a time.
insert into change (change_no, recorded_at, reported_on, person, entity, entity_id, after, prev_hash, hash)
select change_no, recorded_at, reported_on, 'Compact Dash', entity, entity_id, '{}', '', ''
from (
    select change_no, recorded_at, cast(null as date) as reported_on, 'action' as entity, id as entity_id from action
    union all
    select change_no, recorded_at, reported_on, 'action_version', action_id from action_version
    union all
    select change_no, recorded_at, null, 'action_priority', action_id from action_priority
    union all
    select change_no, recorded_at, null, 'milestone', id from milestone
    union all
    select change_no, recorded_at, reported_on, 'milestone_version', milestone_id from milestone_version
    union all
    select change_no, recorded_at, null, 'department_return', id from department_return
    union all
    select change_no, recorded_at, null, 'return_line', return_id from return_line
    union all
    select change_no, recorded_at, reported_on, 'status_update', action_id from status_update
    union all
    select change_no, recorded_at, reported_on, 'return_event', return_id from return_event
    union all
    select change_no, recorded_at, reported_on, 'assessment', action_id from assessment
) as made
where not exists (select 1 from change as written where written.change_no = made.change_no)
order by change_no

-- name: bench_rows
-- How many rows the tables that grow hold.
select
    (select count(*) from organisation where kind = 'department') as departments,
    (select count(*) from action) as actions,
    (select count(*) from status_update) as updates,
    (select count(*) from action_current) as current_rows,
    (select count(*) from milestone) as milestones,
    (select count(*) from assessment) as assessments,
    (select count(*) from commission) as commissions,
    (select count(*) from return_line) as return_lines,
    (select count(*) from forum_rating) as frozen_ratings,
    (select count(*) from change) as changes,
    (select change_no from change_head where id = 1) as head
