-- The plan as it stands, in the tables that its files are kept in: one query a table, its columns in the file's order.
-- A column first_x says what x was when the row was first written, for files that were made before it changed.

-- fragment: first_and_last
-- Each line as first written, and as now worded and owned.
line_version as (
    select
        action_version.*,
        organisation.code as organisation_code,
        -- The first is told by the number alone; the newest by the day it speaks of, for it may be written late.
        row_number() over (partition by action_version.action_id order by action_version.change_no) as place,
        row_number() over (
            partition by action_version.action_id
            order by action_version.reported_on desc, action_version.change_no desc
        ) as newest
    from action_version
    -- Left, because a cell that the department leads share belongs to no organisation.
    left join organisation on organisation.id = action_version.organisation_id
)

-- fragment: readable_commitments
-- The commitments that the reader may read.
readable as (
    select line_version.action_id
    from line_version
    join action on action.id = line_version.action_id and action.kind = 'commitment'
    where line_version.newest = 1
        and (
            line_version.sharing in (select unnest(cast($reader_levels as varchar[])))
            or line_version.organisation_code in (select unnest(cast($reader_own as varchar[])))
        )
)

-- name: sources_kept
-- Every document that something of the plan is written down in.
select distinct document as name, cast(null as varchar) as address, cast(null as varchar) as note
from source
-- A page on the web is its own address, and needs no row in the table of documents.
where document not like 'http%'
union
-- What was added here and not read from a file says so: the files want a source of every row.
select 'Recorded in Compact Dash', null, null
order by name

-- name: organisations_kept
-- Every organisation.
select
    organisation.code,
    organisation.abbreviation,
    organisation.name,
    organisation.short_name,
    organisation.kind,
    organisation.position,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place
from organisation
left join source on source.entity = 'organisation' and source.row_id = organisation.id
order by organisation.position

-- name: themes_kept
-- Every theme.
select
    theme.name,
    theme.position,
    theme.general,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place
from theme
left join source on source.entity = 'theme' and source.row_id = theme.id
order by theme.position

-- name: priorities_kept
-- Every priority.
select
    priority.name,
    priority.position,
    priority.note,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place
from priority
left join source on source.entity = 'priority' and source.row_id = priority.id
order by priority.position

-- name: plans_kept
-- Every plan that is published.
select
    plan.code,
    plan.kind,
    plan.year,
    plan.title,
    plan.published_on,
    plan.starts_on,
    plan.ends_on,
    plan.note,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place
from plan
left join source on source.entity = 'plan' and source.row_id = plan.id
-- A draft is for its writers, and has tables of its own.
where plan.published_on is not null
order by plan.starts_on, plan.code

-- name: objectives_kept
-- Every objective of a Joint Action Plan.
select
    plan.code as plan,
    objective.number,
    objective.title,
    objective.note,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place
from objective
join plan on plan.id = objective.plan_id
left join source on source.entity = 'objective' and source.row_id = objective.id
order by plan.code, objective.number

-- name: commitments_kept
-- Every commitment as now worded and owned, as far as the reader may read it.
-- needs: first_and_last, readable_commitments
select
    action.ref,
    latest.organisation_code as department,
    plan.code as plan,
    latest.counting,
    action.business_plan_action,
    latest.title,
    theme.name as theme,
    parent.ref as parent_ref,
    -- The next two were notes of whoever read the plan first; the file's columns stay, and nobody keeps them here.
    cast(null as varchar) as dates_quantities,
    cast(null as varchar) as named_partners,
    latest.note,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place,
    earliest.organisation_code as first_department,
    earliest.counting as first_counting,
    earliest.title as first_title
from readable
join action on action.id = readable.action_id
join plan on plan.id = action.plan_id
-- The same table twice: what holds now, and what the row said when it was first written.
join line_version as latest on latest.action_id = action.id and latest.newest = 1
join line_version as earliest on earliest.action_id = action.id and earliest.place = 1
join organisation on organisation.code = latest.organisation_code
left join theme on theme.id = latest.theme_id
-- Most commitments stand under no heading.
left join action as parent on parent.id = action.parent_id
left join source on source.entity = 'action' and source.row_id = action.id
order by organisation.position, action.change_no

-- name: commitment_priorities_kept
-- Which priority each commitment serves.
-- needs: first_and_last, readable_commitments
select
    action.ref,
    priority.name as priority,
    action_priority.basis,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place
from readable
join action_priority on action_priority.action_id = readable.action_id
join action on action.id = action_priority.action_id
join priority on priority.id = action_priority.priority_id
left join source on source.entity = 'action' and source.row_id = action.id
order by action.ref, priority.position

-- name: plan_actions_kept
-- Every cell of the Joint Action Plans; the departments' lines of a shared one go with it.
-- needs: first_and_last
select
    action.ref,
    plan.code as plan,
    objective.number as objective,
    -- The file's word for a cell that all department leads share.
    coalesce(latest.organisation_code, 'LEADS') as owner,
    latest.title,
    coalesce(latest.note, 'Whole cell') as completeness,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place,
    coalesce(earliest.organisation_code, 'LEADS') as first_owner,
    earliest.title as first_title
from action
join plan on plan.id = action.plan_id
join objective on objective.id = action.objective_id
join line_version as latest on latest.action_id = action.id and latest.newest = 1
join line_version as earliest on earliest.action_id = action.id and earliest.place = 1
left join source on source.entity = 'action' and source.row_id = action.id
-- The lines under a shared cell are made again from it when the file is read.
where action.kind = 'plan_action' and action.parent_id is null
    and (
        latest.sharing in (select unnest(cast($reader_levels as varchar[])))
        or latest.organisation_code in (select unnest(cast($reader_own as varchar[])))
    )
order by plan.code, objective.number, action.ref

-- name: milestones_kept
-- Every milestone of a commitment as it now stands, those finished or dropped too.
-- needs: first_and_last, readable_commitments
step as (
    select
        milestone_version.*,
        first_value(title) over (partition by milestone_id order by change_no) as first_title,
        first_value(due_on) over (partition by milestone_id order by change_no) as first_due_on,
        row_number() over (partition by milestone_id order by reported_on desc, change_no desc) as newest
    from milestone_version
)
select
    action.ref,
    milestone.number,
    step.title,
    -- A step moved to an earlier day may end before it began; the reader of the file would refuse it.
    case when step.starts_on <= step.due_on then step.starts_on end as starts_on,
    step.due_on,
    case
        -- A step whose date was taken away may still carry the precision of that date: without a date it recurs.
        when step.due_on is null and step.date_precision in ('annual', 'recurring', 'standard')
            then step.date_precision
        when step.due_on is null then 'recurring'
        -- The plan's own vagueness is kept: “spring 2014” must not come back as a day.
        when step.date_precision in ('month', 'season', 'year') then step.date_precision
        else 'day'
    end as precision,
    step.reason as note,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place,
    step.first_title,
    step.first_due_on,
    step.dropped as is_dropped
from readable
-- Through the line, because a milestone is as readable as the line that it belongs to.
join milestone on milestone.action_id = readable.action_id
join action on action.id = milestone.action_id
join step on step.milestone_id = milestone.id and step.newest = 1
left join source on source.entity = 'milestone' and source.row_id = milestone.id
order by action.ref, milestone.number

-- name: forum_facts_kept
-- What is known about the Forum from public pages.
select
    forum_fact.id,
    forum_fact.dated,
    forum_fact.precision_word as precision,
    forum_fact.kind,
    forum_fact.words as fact,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place
from forum_fact
left join source on source.entity = 'forum_fact' and source.row_id = forum_fact.id
order by forum_fact.id

-- name: nao_measures_kept
-- What was measured from outside.
select
    nao_measure.measure,
    nao_measure.value,
    nao_measure.period,
    nao_measure.base,
    nao_measure.direction,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place
from nao_measure
left join source on source.entity = 'nao_measure' and source.row_id = nao_measure.id
order by nao_measure.change_no

-- name: settings_kept
-- Every threshold with the value now in force.
select
    setting.name,
    version.value,
    setting.unit,
    setting.label,
    setting.meaning,
    coalesce(source.document, 'Recorded in Compact Dash') as source_document,
    source.place as source_place,
    version.first_value
from setting
join (
    select
        name,
        value,
        first_value(value) over (partition by name order by change_no) as first_value,
        row_number() over (partition by name order by reported_on desc, change_no desc) as newest
    from setting_version
) as version on version.name = setting.name and version.newest = 1
left join source on source.entity = 'setting' and source.row_id = setting.name
order by setting.position
