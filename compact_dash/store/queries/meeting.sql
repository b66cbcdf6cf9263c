-- What a meeting asks: its log, its items as they stand, what was captured and what to take back.

-- name: meeting_events
-- Everything that happened to a Forum, in order.
select change_no, recorded_at as at, kind, agenda_item_id as item_id, words
from forum_event
where forum_id = cast($forum as varchar)
order by change_no

-- name: meeting_items
-- A Forum's agenda as it stood after a change, in order, with what was taken off where it stood.
-- needs: private_forum, hidden_today, item_refs, item_then, agenda
-- The room's log tells what was taken up; read with the agenda it would be old as soon as the chair moves on.
select item.*, cast(null as boolean) as taken_up from item order by position, item_id

-- name: standing_captures
-- What was captured at a Forum and stands, oldest first.
-- needs: private_forum, hidden_today, item_refs, captured, agreed_action
select
    captured.change_no,
    captured.agenda_item_id as item_id,
    captured.recorded_at as at,
    captured.kind,
    captured.words,
    captured.action_id,
    captured.made_no,
    captured.ref,
    agreed_action.owner,
    agreed_action.owner_role,
    agreed_action.due_on
from captured
left join agreed_action on agreed_action.captured_no = captured.change_no
order by captured.change_no

-- name: milestone_made
-- A milestone's version by the number of its change.
select milestone_id, action_id, title, starts_on, due_on, date_precision
from milestone_version
where change_no = cast($change_no as bigint)

-- name: log_refs
-- The references of the Forum's own actions that begin alike, to find the next number.
select ref from action where kind = 'forum_action' and ref like cast($start as varchar) || '%' order by ref

-- name: first_log_ref
-- The reference of the first action that a Forum agreed.
select action.ref
from capture
join action on action.id = capture.action_id
where capture.forum_id = cast($forum as varchar) and capture.kind = 'action'
order by capture.change_no
limit 1

-- name: line_to_agree
-- A line as the Forum settles it: its owner and how it counts.
-- needs: wordings, versions
select
    action.id as action_id,
    action.ref,
    action.kind,
    version.counting,
    version.sharing,
    organisation.code as organisation
from action
join version on version.action_id = action.id
left join organisation on organisation.id = version.organisation_id
where action.ref = cast($ref as varchar)

-- name: organisation_id
-- The organisation with a code.
select id from organisation where code = cast($code as varchar)

-- name: since_opened
-- What was filed, agreed or changed by others between two changes, and whose it is, as far as the reader may know of it.
-- needs: hidden_today, wordings, versions
select organisation.abbreviation as organisation, arrived.kind
from (
    select department_return.organisation_id, 'return' as kind, return_event.change_no
    from return_event
    join department_return on department_return.id = return_event.return_id
    where return_event.kind in ('submitted', 'nil')
    union all
    select version.organisation_id, 'rating', assessment.change_no
    from assessment
    join version on version.action_id = assessment.action_id
    -- What this Forum agreed itself is on the wall already, and is no news of others.
    where not (assessment.forum_id = cast($forum as varchar) and assessment.body = 'forum')
        and assessment.action_id not in (select action_id from hidden)
    union all
    select version.organisation_id, 'action', news.change_no
    from (
        -- A note and a new date are both news of an action; its first version is the capture's own.
        select action_id, change_no from action_note
        union all
        select milestone_version.action_id, milestone_version.change_no
        from milestone_version
        join action on action.id = milestone_version.action_id and action.kind = 'forum_action'
    ) as news
    join version on version.action_id = news.action_id
    where news.action_id not in (select action_id from hidden)
        and news.action_id not in (
            -- An action that this Forum captured is its own, with its first date.
            select action_id from capture where forum_id = cast($forum as varchar) and kind = 'action'
        )
    union all
    select version.organisation_id, 'line', action_version.change_no
    from action_version
    join action on action.id = action_version.action_id and action.kind <> 'forum_action'
    join version on version.action_id = action_version.action_id
    where action_version.action_id not in (select action_id from hidden)
) as arrived
-- An inner join: what belongs to no organisation has nobody to be told of.
join organisation on organisation.id = arrived.organisation_id
where arrived.change_no > cast($opened_no as bigint) and arrived.change_no < cast($until as bigint)
-- One line for each organisation and kind: the chair wants to know that something came, not how much.
group by organisation.abbreviation, organisation.position, arrived.kind
order by organisation.position, arrived.kind

-- name: room_moves
-- The last change among the agendas, a Forum's captures, those of them that move figures, the wordings and the sharing
-- of lines, a Forum's register, the guests and briefs, and whatever may have come in since a Forum was opened.
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
    coalesce((select max(change_no) from action_version), 0) as worded_no,
    coalesce((
        select max(change_no) from attendance where forum_id = cast($forum as varchar)
    ), 0) as registered_no,
    greatest(
        coalesce((select max(change_no) from guest_version), 0),
        coalesce((select max(change_no) from agenda_item_brief), 0)
    ) as prepared_no,
    greatest(
        coalesce((select max(change_no) from return_event), 0),
        coalesce((select max(change_no) from assessment), 0),
        coalesce((select max(change_no) from action_note), 0),
        coalesce((select max(change_no) from milestone_version), 0),
        coalesce((select max(change_no) from action_version), 0)
    ) as arrived_no

-- name: room_codes
-- The newest word on the code by which a room follows the wall of each Forum that is not closed, for the program itself.
select newest_code.forum_id, newest_code.state, newest_code.code_hash, newest_code.recorded_at as at
from (
    select room_code.*, row_number() over (partition by forum_id order by change_no desc) as newest
    from room_code
) as newest_code
join forum_current on forum_current.forum_id = newest_code.forum_id
where newest_code.newest = 1
    and forum_current.closed_no is null
    and 'internal' in (select unnest(cast($reader_levels as varchar[])))
order by newest_code.forum_id
