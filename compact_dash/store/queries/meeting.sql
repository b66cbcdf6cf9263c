-- What a meeting asks: its log, its items as they stand, what was captured and what to take back.

-- name: meeting_events
-- Everything that happened to a Forum, in order.
select change_no, recorded_at as at, kind, agenda_item_id as item_id, words
from forum_event
where forum_id = cast($forum as varchar)
order by change_no

-- name: meeting_items
-- A Forum's agenda as it stood after a change, in order; what was dropped or moved away is left out. The refs of
-- lines that the reader may not see are left out too, and why an item is there is for the Forum's members.
-- needs: hidden_today
select
    agenda_item.id as item_id,
    version.position,
    version.title,
    version.kind,
    version.purpose,
    version.led_by,
    version.minutes,
    case when 'shared' in (select unnest(cast($reader_levels as varchar[]))) then version.reason end as reason,
    version.paper_number,
    version.department,
    case when 'shared' in (select unnest(cast($reader_levels as varchar[]))) then version.ask end as ask,
    refs.refs
from agenda_item
join (
    select
        agenda_item_version.*,
        row_number() over (partition by agenda_item_id order by change_no desc) as newest
    from agenda_item_version
    where change_no <= cast($known_to as bigint)
) as version on version.agenda_item_id = agenda_item.id and version.newest = 1 and not version.dropped
left join (
    select
        agenda_item_action.agenda_item_id,
        string_agg(case when hidden.action_id is null then action.ref end, ' ' order by action.ref) as refs
    from agenda_item_action
    join action on action.id = agenda_item_action.action_id
    left join hidden on hidden.action_id = action.id
    group by agenda_item_action.agenda_item_id
) as refs on refs.agenda_item_id = agenda_item.id
where agenda_item.forum_id = cast($forum as varchar)
    and (refs.agenda_item_id is null or refs.refs is not null)
order by version.position, agenda_item.id

-- name: standing_captures
-- What was captured at a Forum and not taken back, oldest first, for the Forum's members.
-- needs: hidden_today
select
    capture.change_no,
    capture.agenda_item_id as item_id,
    capture.recorded_at as at,
    capture.kind,
    capture.words,
    capture.action_id,
    capture.made_no,
    action.ref
from capture
left join action on action.id = capture.action_id
left join capture as undone on undone.supersedes = capture.change_no
where capture.forum_id = cast($forum as varchar)
    and capture.kind <> 'undone'
    and undone.change_no is null
    and 'shared' in (select unnest(cast($reader_levels as varchar[])))
    and coalesce(capture.action_id, '') not in (select action_id from hidden)
order by capture.change_no

-- name: milestone_made
-- A milestone's version by the number of its change.
select milestone_id, action_id, title, starts_on, due_on, date_precision
from milestone_version
where change_no = cast($change_no as bigint)

-- name: log_refs
-- The references of the Forum's own actions that begin alike, to find the next number.
select ref from action where kind = 'forum_action' and ref like cast($start as varchar) || '%' order by ref

-- name: line_to_agree
-- A line as the Forum settles it: its owner, how it counts, and the open dated milestone it has.
select
    action.id as action_id,
    action.ref,
    action.kind,
    version.counting,
    organisation.code as organisation
from action
join (
    select
        action_version.*,
        row_number() over (partition by action_id order by reported_on desc, change_no desc) as newest
    from action_version
) as version on version.action_id = action.id and version.newest = 1
left join organisation on organisation.id = version.organisation_id
where action.ref = cast($ref as varchar)

-- name: open_dates
-- The open dated milestones of an action, the earliest first.
select milestone_id, action_id, title, starts_on, due_on, date_precision
from (
    select
        milestone_version.*,
        row_number() over (
            partition by milestone_version.milestone_id
            order by milestone_version.reported_on desc, milestone_version.change_no desc
        ) as newest
    from milestone_version
    left join milestone_version as correction on correction.supersedes = milestone_version.change_no
    where correction.change_no is null
        and not coalesce(milestone_version.undone, false)
        and milestone_version.action_id = cast($action_id as varchar)
) as stepped
where newest = 1 and done_on is null and not dropped and due_on is not null
order by due_on, milestone_id

-- name: organisation_id
-- The organisation with a code.
select id from organisation where code = cast($code as varchar)

-- name: milestone_numbers_of
-- The highest number given to a milestone of one action.
select action_id, max(number) as number from milestone where action_id = cast($action_id as varchar) group by action_id

-- name: since_opened
-- How much was filed or agreed by others between two changes, by organisation, as far as the reader may know of it.
-- needs: hidden_today
select organisation.abbreviation as organisation, arrived.kind, count(*) as number
from (
    select department_return.organisation_id, 'return' as kind, return_event.change_no
    from return_event
    join department_return on department_return.id = return_event.return_id
    where return_event.kind in ('submitted', 'nil')
    union all
    select version.organisation_id, 'rating', assessment.change_no
    from assessment
    join (
        select
            action_id,
            organisation_id,
            row_number() over (partition by action_id order by reported_on desc, change_no desc) as newest
        from action_version
    ) as version on version.action_id = assessment.action_id and version.newest = 1
    where assessment.forum_id <> cast($forum as varchar)
        and assessment.action_id not in (select action_id from hidden)
) as arrived
join organisation on organisation.id = arrived.organisation_id
where arrived.change_no > cast($opened_no as bigint) and arrived.change_no < cast($until as bigint)
group by organisation.abbreviation, organisation.position, arrived.kind
order by organisation.position, arrived.kind

-- name: room_moves
-- The last change among the agendas, a Forum's captures, those of them that move figures, and the wordings and the
-- sharing of lines.
select
    greatest(
        coalesce((select max(change_no) from agenda_item_version), 0),
        coalesce((select max(change_no) from agenda_item_action), 0)
    ) as agenda_no,
    coalesce((select max(change_no) from capture where forum_id = cast($forum as varchar)), 0) as captured_no,
    coalesce((
        select max(change_no) from capture
        where forum_id = cast($forum as varchar) and kind not in ('decision', 'note', 'insight', 'good_practice')
    ), 0) as rated_no,
    coalesce((select max(change_no) from action_version), 0) as worded_no
