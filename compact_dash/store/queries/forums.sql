-- What is asked of the Forums.

-- fragment: private_forum
-- The reviews between Forums, for whoever does not hold them: they are OCS's with Compact Voice. What is agreed there of
-- a line or as an action is told like any other; what was before the meeting, and who came, is not.
private_forum as (
    select id as forum_id
    from forum
    where kind = 'ad_hoc' and not cast($reader_holds_reviews as boolean)
)

-- name: forums
-- Every Forum as now planned, with its commission.
-- needs: private_forum
select
    forum_current.forum_id,
    forum_current.kind,
    forum_current.held_on,
    forum_current.starts_at,
    forum_current.minutes,
    forum_current.place,
    forum_current.guest,
    forum_current.opened_no,
    forum_current.opened_on,
    forum_current.closed_no,
    forum_current.closed_on,
    forum_current.over_no,
    forum_current.over_on,
    forum_current.papers_on,
    forum_current.minutes_agreed_on,
    commission.reported_on as commissioned_on,
    commission.deadline_on
from forum_current
left join commission on commission.forum_id = forum_current.forum_id
where forum_current.forum_id not in (select forum_id from private_forum)
order by forum_current.held_on, forum_current.starts_at, forum_current.forum_id

-- name: next_planned
-- The quarterly Forum that comes after a day and had not begun, as planned by a change.
select planned.held_on, planned.starts_at, planned.place, commission.deadline_on
from (
    select
        forum_version.*,
        row_number() over (partition by forum_id order by reported_on desc, change_no desc) as newest
    from forum_version
    where change_no <= cast($known_to as bigint)
) as planned
join forum on forum.id = planned.forum_id and forum.kind = 'quarterly'
left join commission
    on commission.forum_id = planned.forum_id and commission.change_no <= cast($known_to as bigint)
left join forum_event as opened
    on opened.forum_id = planned.forum_id and opened.kind = 'opened' and opened.change_no <= cast($known_to as bigint)
where planned.newest = 1 and planned.held_on > cast($held_on as date) and opened.change_no is null
order by planned.held_on, planned.forum_id
limit 1

-- name: action_log
-- The Forum's own actions as they stood at a date, with the date first agreed beside the date now agreed.
-- needs: hidden, wordings_pinned, versions
step as (
    select
        milestone_version.action_id,
        milestone_version.milestone_id,
        milestone_version.due_on,
        milestone_version.done_on,
        milestone_version.dropped,
        first_value(milestone_version.due_on) over (
            partition by milestone_version.action_id order by milestone_version.change_no
        ) as first_due_on,
        row_number() over (
            partition by milestone_version.action_id
            order by milestone_version.reported_on desc, milestone_version.change_no desc
        ) as newest
    from milestone_version
    join action on action.id = milestone_version.action_id and action.kind = 'forum_action'
    where milestone_version.reported_on <= cast($as_at as date)
        and milestone_version.change_no <= cast($pin as bigint)
),
reasoned as (
    select
        action_id,
        reason,
        row_number() over (partition by action_id order by reported_on desc, change_no desc) as newest
    from milestone_version
    where reason is not null
        and reported_on <= cast($as_at as date)
        and change_no <= cast($pin as bigint)
),
noted as (
    select
        action_id,
        words,
        reported_on,
        row_number() over (partition by action_id order by reported_on desc, change_no desc) as newest
    from action_note
    where reported_on <= cast($as_at as date) and change_no <= cast($pin as bigint)
)
select
    action.id as action_id,
    step.milestone_id,
    action.ref,
    version.title,
    organisation.code as owner_code,
    organisation.abbreviation as owner,
    version.owner_role,
    coalesce(forum_current.opened_on, forum_current.held_on) as raised_on,
    step.first_due_on,
    step.due_on,
    step.done_on,
    step.dropped,
    reasoned.reason,
    coalesce(noted.words, version.note) as latest_words,
    noted.reported_on as said_on
from action
join version on version.action_id = action.id
join step on step.action_id = action.id and step.newest = 1
join capture on capture.action_id = action.id and capture.kind = 'action'
left join capture as undone
    on undone.supersedes = capture.change_no
    and undone.change_no <= cast($pin as bigint)
join forum_current on forum_current.forum_id = capture.forum_id
left join organisation on organisation.id = version.organisation_id
left join reasoned on reasoned.action_id = action.id and reasoned.newest = 1
left join noted on noted.action_id = action.id and noted.newest = 1
where action.kind = 'forum_action'
    and capture.change_no <= cast($pin as bigint)
    and undone.change_no is null
    and action.id not in (select action_id from hidden)
order by raised_on, action.ref

-- fragment: item_refs
-- The lines that each agenda item is about, but for those hidden from the reader. An item with no other has refs null,
-- and is left out by whoever asks; one that is about no line is not here. Why an item with a hidden line is there, and
-- what is asked of it, may quote that line, and is left out too.
refs as (
    select
        agenda_item_action.agenda_item_id,
        string_agg(case when hidden.action_id is null then action.ref end, ' ' order by action.ref) as refs,
        count(hidden.action_id) as withheld
    from agenda_item_action
    join action on action.id = agenda_item_action.action_id
    left join hidden on hidden.action_id = action.id
    group by agenda_item_action.agenda_item_id
)

-- fragment: item_then
-- Every item of an agenda as it stood after a change, with the title it began with.
item_then as (
    select *
    from (
        select
            agenda_item_version.*,
            first_value(title) over (partition by agenda_item_id order by change_no) as first_title,
            row_number() over (partition by agenda_item_id order by change_no desc) as newest
        from agenda_item_version
        where change_no <= cast($known_to as bigint)
    ) as version
    where newest = 1
)

-- fragment: agenda
-- A Forum's agenda as it stood after a change, and what was dropped from it or moved away; what is about hidden lines
-- alone is left out. Why an item is there may quote an update, and is for the Forum's members.
item as (
    select
        kept.kind,
        kept.title,
        kept.led_by,
        kept.purpose,
        kept.minutes,
        case
            when 'shared' in (select unnest(cast($reader_levels as varchar[]))) and coalesce(refs.withheld, 0) = 0
                then kept.reason
        end as reason,
        refs.refs,
        kept.department,
        case
            when 'shared' in (select unnest(cast($reader_levels as varchar[]))) and coalesce(refs.withheld, 0) = 0
                then kept.ask
        end as ask,
        agenda_item.id as item_id,
        kept.position,
        kept.first_title,
        kept.dropped,
        kept.moved_to,
        kept.paper_number
    from agenda_item
    join item_then as kept on kept.agenda_item_id = agenda_item.id
    left join refs on refs.agenda_item_id = agenda_item.id
    where agenda_item.forum_id = cast($forum as varchar)
        and agenda_item.forum_id not in (select forum_id from private_forum)
        and (refs.agenda_item_id is null or refs.refs is not null)
)

-- fragment: taken_up
-- The items that a meeting had taken up by a change: discussed, or with something captured that was not taken back,
-- be it after the meeting had moved on.
taken_up as (
    select agenda_item_id
    from forum_event
    where kind = 'item_discussed' and agenda_item_id is not null and change_no <= cast($known_to as bigint)
    union
    select capture.agenda_item_id
    from capture
    left join capture as undone
        on undone.supersedes = capture.change_no and undone.change_no <= cast($known_to as bigint)
    where capture.kind <> 'undone' and undone.change_no is null and capture.change_no <= cast($known_to as bigint)
)

-- name: agenda_items
-- A Forum's agenda as it was kept, with whether each item was reached.
-- needs: private_forum, hidden_today, item_refs, item_then, agenda, taken_up
select item.*, taken_up.agenda_item_id is not null as taken_up
from item
left join taken_up on taken_up.agenda_item_id = item.item_id
where not item.dropped
order by item.position, item.item_id

-- fragment: captured
-- What was captured at a Forum and not taken back, for the Forum's members, but for what is about a line that the
-- reader may not see, or on an item about such lines alone.
captured as (
    select capture.*, action.ref, action.kind as action_kind
    from capture
    left join action on action.id = capture.action_id
    left join capture as undone on undone.supersedes = capture.change_no
    where capture.forum_id = cast($forum as varchar)
        and capture.forum_id not in (select forum_id from private_forum)
        and capture.kind <> 'undone'
        and undone.change_no is null
        and 'shared' in (select unnest(cast($reader_levels as varchar[])))
        and coalesce(capture.action_id, '') not in (select action_id from hidden)
        and capture.agenda_item_id not in (select agenda_item_id from refs where refs.refs is null)
)

-- fragment: agreed_action
-- Whose each captured action is and when it is due, as it was agreed at the Forum, whatever came later.
agreed_action as (
    select
        captured.change_no as captured_no,
        owned.title,
        organisation.abbreviation as owner,
        owned.owner_role,
        dated.due_on
    from captured
    join (
        select
            action_id,
            organisation_id,
            owner_role,
            title,
            row_number() over (partition by action_id order by change_no) as place
        from action_version
    ) as owned on owned.action_id = captured.action_id and owned.place = 1
    left join organisation on organisation.id = owned.organisation_id
    left join (
        select action_id, due_on, row_number() over (partition by action_id order by change_no) as place
        from milestone_version
    ) as dated on dated.action_id = captured.action_id and dated.place = 1
    where captured.kind = 'action'
)

-- name: captures
-- What was captured at a Forum, item by item, with whose each action is.
-- needs: private_forum, hidden_today, item_refs, captured, wordings, versions
select
    captured.agenda_item_id as item_id,
    captured.kind,
    captured.words,
    captured.ref,
    organisation.abbreviation as owner
from captured
left join version on version.action_id = captured.action_id and captured.action_kind = 'forum_action'
left join organisation on organisation.id = version.organisation_id
order by captured.change_no

-- fragment: register
-- The register of a Forum as known up to a change: the newest mark of everybody on it. Who was taken off again was not
-- on it.
register as (
    select organisation_id, attendee, state, change_no
    from (
        select
            attendance.*,
            row_number() over (
                partition by coalesce(organisation_id, ''), attendee order by change_no desc
            ) as newest
        from attendance
        where forum_id = cast($forum as varchar)
            and forum_id not in (select forum_id from private_forum)
            and change_no <= cast($known_to as bigint)
    ) as marked
    where newest = 1 and state <> 'taken off'
)

-- name: presence
-- How many departments came to a Forum and whether a Local Intelligence Team did: the plan's own measures, for anyone.
-- needs: private_forum, register
select
    count(distinct case when organisation.kind = 'department' then organisation.id end) as departments,
    coalesce(bool_or(lower(register.attendee) like '%local intelligence team%'), false) as intelligence_team
from register
left join organisation on organisation.id = register.organisation_id
where register.state = 'present'

-- name: attendance
-- Who came to a Forum, for the Forum's members.
-- needs: private_forum, register
select
    register.change_no,
    organisation.code,
    organisation.abbreviation,
    organisation.kind,
    register.attendee,
    register.state
from register
left join organisation on organisation.id = register.organisation_id
where 'shared' in (select unnest(cast($reader_levels as varchar[])))
order by organisation.position nulls last, register.change_no

-- name: plans
-- Every plan as known up to a change, and when it ran.
select code, kind, year, title, published_on, starts_on, ends_on, note
from plan
where change_no <= cast($known_to as bigint)
order by starts_on, code

-- name: objectives
-- The objectives of every plan.
select plan.code as plan, objective.number, objective.title, objective.note
from objective
join plan on plan.id = objective.plan_id
order by plan.code, objective.number

-- name: plan_places
-- Which objective of which plan each plan action belongs to.
select action.ref, plan.code as plan, objective.number as objective
from action
join plan on plan.id = action.plan_id
join objective on objective.id = action.objective_id
order by action.ref

-- name: background
-- What is known about the Forum from public pages, with where it is written down.
select forum_fact.dated, forum_fact.kind, forum_fact.words, source.document, source.place
from forum_fact
left join source on source.entity = 'forum_fact' and source.row_id = forum_fact.id
order by forum_fact.id

-- name: nao_measures
-- What the National Audit Office and others measured, with where it is written down.
select nao_measure.measure, nao_measure.value, nao_measure.period, nao_measure.base, nao_measure.direction,
    source.document
from nao_measure
left join source on source.entity = 'nao_measure' and source.row_id = nao_measure.id
order by nao_measure.change_no

-- name: programme_id
-- The programme that Forums belong to.
select id from programme
