-- What keeping the plan asks: lines as they stand, the references taken and the plan in draft.

-- name: kept_family
-- A line of the plan and those under it, the line itself first.
-- needs: wordings, versions, assessed, settlements
select
    action.id as action_id,
    action.ref,
    action.kind,
    action.plan_id,
    plan.code as plan_code,
    action.objective_id,
    objective.number as objective_number,
    action.parent_id,
    parent.ref as parent_ref,
    version.change_no as version_no,
    version.reported_on,
    version.organisation_id,
    organisation.code as organisation_code,
    version.owner_role,
    version.title,
    version.theme_id,
    version.counting,
    version.sharing,
    version.note,
    settled.rating as settled,
    successor.ref as successor_ref
from action
join version on version.action_id = action.id
join plan on plan.id = action.plan_id
left join objective on objective.id = action.objective_id
left join organisation on organisation.id = version.organisation_id
left join action as parent on parent.id = action.parent_id
left join settled on settled.action_id = action.id
-- Two lines may carry on one, of two plans; one of them is enough to say that it was carried over.
left join (
    select successor_of, min(ref) as ref from action group by successor_of
) as successor on successor.successor_of = action.id
where action.kind in ('commitment', 'plan_action')
    and (action.ref = cast($ref as varchar) or parent.ref = cast($ref as varchar))
-- The line itself first, so that its reader need not look for it.
order by case when action.ref = cast($ref as varchar) then 0 else 1 end, action.ref

-- name: taken_references
-- Every reference ever given, and the words it now stands for where it is a line of the plan.
-- needs: wordings, versions
select action.ref, action.kind, plan.code as plan, version.title
from action
left join plan on plan.id = action.plan_id
-- Left: a reference once given stays taken, whatever became of the line.
left join version on version.action_id = action.id
order by action.ref

-- name: plan_names
-- What the plan's files name by a word, and the id of each.
-- One list for nine kinds of things, because a file names them all by words and is read in one go.
select entity, name, number, id
from (
    select 'programme' as entity, title as name, 0 as number, id from programme
    union all
    select kind as entity, code, position, id from organisation
    union all
    select 'theme' as entity, name, position, id from theme
    union all
    select 'priority' as entity, name, position, id from priority
    union all
    select 'plan' as entity, code, 0, id from plan
    union all
    select 'joint_year' as entity, year, 0, id from plan where kind = 'joint_action_plan'
    union all
    select 'objective' as entity, plan.code, objective.number, objective.id
    from objective
    join plan on plan.id = objective.plan_id
    union all
    select 'action' as entity, ref, 0, id from action
    union all
    select 'milestone' as entity, action.ref, milestone.number, milestone.id
    from milestone
    join action on action.id = milestone.action_id
) as named
order by entity, number, name

-- name: draft_plan
-- The plan in draft, for OCS, the chair and Compact Voice.
select
    drafted.plan_id,
    drafted.code,
    drafted.year,
    drafted.title,
    drafted.starts_on,
    drafted.ends_on,
    -- The last change of anything in it, which a form shows to whoever would publish what has changed since.
    greatest(
        drafted.change_no,
        (select coalesce(max(change_no), 0) from plan_draft_objective where plan_id = drafted.plan_id),
        (
            select coalesce(max(plan_draft_cell.change_no), 0)
            from plan_draft_cell
            join plan_draft_objective on plan_draft_objective.objective_id = plan_draft_cell.objective_id
            where plan_draft_objective.plan_id = drafted.plan_id
        )
    ) as last_no
from (
    select plan_draft.*, row_number() over (partition by plan_id order by change_no desc) as newest
    from plan_draft
) as drafted
-- A draft that was published or given up is a draft no more, but its row stays.
where drafted.newest = 1
    and drafted.state = 'draft'
    and (
        'internal' in (select unnest(cast($reader_levels as varchar[])))
        or exists (
            select 1
            from organisation
            where organisation.kind in ('ocs', 'compact_voice')
                and organisation.code in (select unnest(cast($reader_own as varchar[])))
        )
    )
order by drafted.starts_on

-- name: draft_objectives
-- The objectives of a draft that its reader was given.
select objective_id, title
from (
    select
        plan_draft_objective.*,
        row_number() over (partition by objective_id order by change_no desc) as newest,
        -- In the order in which they were added, so that rewording one does not move it.
        min(change_no) over (partition by objective_id) as first_no
    from plan_draft_objective
    where plan_id = cast($plan_id as varchar)
) as drafted
where newest = 1 and not removed
order by first_no

-- name: draft_cells
-- The cells of a draft that its reader was given.
select
    drafted.cell_id,
    drafted.objective_id,
    drafted.owner,
    drafted.title,
    drafted.successor_of,
    action.ref as carried_from
from (
    select
        plan_draft_cell.*,
        row_number() over (partition by cell_id order by change_no desc) as newest,
        min(change_no) over (partition by cell_id) as first_no
    from plan_draft_cell
    where objective_id in (
        select objective_id from plan_draft_objective where plan_id = cast($plan_id as varchar)
    )
) as drafted
left join action on action.id = drafted.successor_of
where drafted.newest = 1 and not drafted.removed
order by drafted.first_no

-- name: successions
-- Which line carries on which, where both belong to a plan.
select earlier.ref as earlier, later.ref as later
from action as later
join action as earlier on earlier.id = later.successor_of
order by earlier.ref, later.ref

-- name: returns_to_join
-- The unfiled returns of an organisation, for Forums still ahead, that lines it takes over belong in: those that the
-- owner before was asked about there and has not answered.
-- Distinct, because a line that changed hands twice may have been asked of two.
select distinct own.id as return_id, asked.action_id
from return_line as asked
join department_return as before on before.id = asked.return_id
-- Only Forums ahead: a return for one that was held stays as it was asked.
join commission on commission.id = before.commission_id and commission.held_on >= cast($today as date)
join department_return as own on own.commission_id = commission.id
join organisation on organisation.id = own.organisation_id and organisation.code = cast($organisation_code as varchar)
where asked.action_id in (select unnest(cast($action_ids as varchar[])))
    and not exists (
        select 1
        from status_update
        where status_update.return_id = before.id and status_update.action_id = asked.action_id
    )
    and not exists (
        select 1 from return_event where return_event.return_id = own.id and return_event.kind in ('submitted', 'nil')
    )
    and not exists (
        select 1
        from return_line as there
        where there.return_id = own.id and there.action_id = asked.action_id
    )
order by return_id, asked.action_id
