-- What is asked of the commissions, for their notes and calendar entries.

-- name: commission_of_forum
-- The commission of a Forum, with the Forum as it is planned now; who sent it is for OCS to know and to say.
-- needs: terms
select
    commission.id as commission_id,
    forum_current.forum_id,
    forum_current.held_on,
    forum_current.starts_at,
    forum_current.minutes,
    forum_current.place,
    commission.reported_on as commissioned_on,
    commission.recorded_at,
    case when 'internal' in (select unnest(cast($reader_levels as varchar[]))) then change.person end as person,
    commission.deadline_on,
    commission.asked,
    coalesce(terms.sharing, 'shared') as sharing,
    terms.shared
from commission
join forum_current on forum_current.forum_id = commission.forum_id
join change on change.change_no = commission.change_no
left join terms on terms.commission_id = commission.id
where commission.forum_id = cast($forum as varchar)

-- name: commissioned_lines
-- Every organisation asked for a return for a Forum, once for each of its lines, worded as on the day it was asked; an
-- organisation without a line comes once. Lines the reader may not read are left out.
-- needs: hidden_today
asked_line as (
    select return_line.return_id, action.ref, version.title
    from return_line
    join action on action.id = return_line.action_id
    join department_return on department_return.id = return_line.return_id
    join commission on commission.id = department_return.commission_id
    join (
        select
            action_version.action_id,
            action_version.title,
            commission.id as commission_id,
            row_number() over (
                partition by action_version.action_id, commission.id
                order by action_version.reported_on desc, action_version.change_no desc
            ) as newest
        from action_version
        join commission on action_version.reported_on <= commission.reported_on
        where commission.forum_id = cast($forum as varchar)
    ) as version on version.action_id = action.id and version.commission_id = commission.id and version.newest = 1
    where commission.forum_id = cast($forum as varchar)
        and action.id not in (select action_id from hidden)
)
select
    organisation.code,
    organisation.name,
    organisation.short_name,
    organisation.kind,
    asked_line.ref,
    asked_line.title
from commission
join department_return on department_return.commission_id = commission.id
join organisation on organisation.id = department_return.organisation_id
left join asked_line on asked_line.return_id = department_return.id
where commission.forum_id = cast($forum as varchar)
order by organisation.position, asked_line.ref

-- name: returned_dates
-- What a return changed about milestones: those of its lines dated on the days it spoke, each with its date before.
-- needs: hidden_today
spoken as (
    select distinct action_id, reported_on from status_update where return_id = cast($return_id as varchar)
),
step as (
    select
        milestone_version.*,
        lag(milestone_version.change_no) over (
            partition by milestone_version.milestone_id
            order by milestone_version.reported_on, milestone_version.change_no
        ) as before_no,
        lag(milestone_version.due_on) over (
            partition by milestone_version.milestone_id
            order by milestone_version.reported_on, milestone_version.change_no
        ) as was_due_on
    from milestone_version
    left join milestone_version as correction on correction.supersedes = milestone_version.change_no
    where correction.change_no is null
        and milestone_version.action_id in (select action_id from spoken)
        and milestone_version.action_id not in (select action_id from hidden)
)
select
    step.action_id,
    step.milestone_id,
    step.title,
    step.before_no is null as is_new,
    step.was_due_on,
    step.due_on,
    step.done_on,
    step.dropped,
    step.reason
from step
join spoken on spoken.action_id = step.action_id and spoken.reported_on = step.reported_on
where step.agreed_forum_id is null
order by step.change_no
