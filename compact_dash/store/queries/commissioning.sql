-- What is asked to send a commission out, and of those that were sent, for their notes and calendar entries.

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
    case when 'addresses' in (select unnest(cast($reader_levels as varchar[]))) then change.person end as person,
    commission.deadline_on,
    commission.asked,
    coalesce(terms.sharing, 'shared') as sharing,
    terms.shared,
    planned.times_changed,
    greatest(planned.changed_at, commission.recorded_at) as changed_at
from commission
join forum_current on forum_current.forum_id = commission.forum_id
-- A calendar takes an entry for newer than its own only by a higher number and a later time.
join (
    select
        forum_version.forum_id,
        cast(count(*) - 1 as integer) as times_changed,
        max(forum_version.recorded_at) as changed_at
    from forum_version
    group by forum_version.forum_id
) as planned on planned.forum_id = commission.forum_id
-- The change's row knows who sent it; the commission itself need not say it twice.
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
        -- Worded as on the day it was asked: a note sent then must read the same when it is fetched again.
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
-- Left, so that an organisation without a line is asked for a nil return.
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
        -- The version before tells what is new from what moved, and its date from where.
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
-- A return and what it says of dates are written on one day, and nothing else ties them together.
join spoken on spoken.action_id = step.action_id and spoken.reported_on = step.reported_on
-- What a Forum agreed on that day was not the return's doing.
where step.agreed_forum_id is null
order by step.change_no

-- name: lines_to_ask
-- The lines a commission asks about: owned, rateable, not settled, and of a plan that is not long over.
-- needs: wordings_then, versions, assessed, settlements
select version.organisation_id, action.id as action_id, action.ref
from version
join action on action.id = version.action_id and action.kind in ('commitment', 'plan_action')
join plan on plan.id = action.plan_id
left join settled on settled.action_id = action.id
where version.counting = 'rateable'
    and version.organisation_id is not null
    -- What is settled is not asked about again; a line that was never agreed counts as open.
    and coalesce(settled.rating, 'open') not in ('complete', 'withdrawn')
    -- A business plan's commitments are asked about until they are settled; a year's plan ends.
    and (plan.kind <> 'joint_action_plan' or plan.ends_on >= cast($plans_over_before as date))
order by action.ref

-- name: organisations_to_ask
-- Every organisation that is asked for a return.
select id, code, short_name, kind from organisation order by position
