-- What is asked while an agenda is prepared: its items with those dropped, its briefs, its papers and its guests.

-- name: kept_agenda
-- Every item that was ever put on a Forum's agenda, as it stands, with the title it began with; for those who prepare it.
-- needs: item_then, taken_up
select
    version.kind,
    version.title,
    version.led_by,
    version.purpose,
    version.minutes,
    version.reason,
    refs.refs,
    version.department,
    version.ask,
    agenda_item.id as item_id,
    version.position,
    version.first_title,
    version.dropped,
    version.moved_to,
    version.paper_number,
    taken_up.agenda_item_id is not null as taken_up
from agenda_item
join item_then as version on version.agenda_item_id = agenda_item.id
left join (
    select agenda_item_action.agenda_item_id, string_agg(action.ref, ' ' order by action.ref) as refs
    from agenda_item_action
    join action on action.id = agenda_item_action.action_id
    group by agenda_item_action.agenda_item_id
) as refs on refs.agenda_item_id = agenda_item.id
left join taken_up on taken_up.agenda_item_id = agenda_item.id
where agenda_item.forum_id = cast($forum as varchar)
    and 'internal' in (select unnest(cast($reader_levels as varchar[])))
order by version.dropped, version.position, agenda_item.id

-- name: past_items
-- Every item that was ever put on the agenda of any Forum, as known up to a change, with the title it began with and
-- whether the meeting took it up. The refs of lines that the reader may not see are left out, and an item with no
-- others; what was to be settled is for the Forum's members.
-- needs: private_forum, hidden_today, item_refs, item_then, taken_up
select
    version.kind,
    version.title,
    version.led_by,
    version.purpose,
    version.minutes,
    -- It says why an earlier Forum had it; one that has it again says when it was left.
    cast(null as varchar) as reason,
    refs.refs,
    version.department,
    case
        when 'shared' in (select unnest(cast($reader_levels as varchar[]))) and coalesce(refs.withheld, 0) = 0
            then version.ask
    end as ask,
    agenda_item.id as item_id,
    version.position,
    version.first_title,
    version.dropped,
    version.moved_to,
    version.paper_number,
    taken_up.agenda_item_id is not null as taken_up,
    agenda_item.forum_id
from agenda_item
join item_then as version on version.agenda_item_id = agenda_item.id
left join taken_up on taken_up.agenda_item_id = agenda_item.id
left join refs on refs.agenda_item_id = agenda_item.id
where (refs.agenda_item_id is null or refs.refs is not null)
    and agenda_item.forum_id not in (select forum_id from private_forum)
order by version.dropped, version.position, agenda_item.id

-- name: item_briefs
-- The chair's briefs on the items of a Forum, for OCS and the chair alone.
select agenda_item_id as item_id, aim, speakers, question, line_to_take, outcome
from (
    select
        agenda_item_brief.*,
        row_number() over (partition by agenda_item_id order by change_no desc) as newest
    from agenda_item_brief
) as brief
where newest = 1
    and agenda_item_id in (select id from agenda_item where forum_id = cast($forum as varchar))
    and 'internal' in (select unnest(cast($reader_levels as varchar[])))
order by agenda_item_id

-- name: guests
-- The guests of every Forum's insight session as known up to a change, newest Forum first, for the Forum's members.
-- needs: private_forum
select
    guest.guest_id,
    guest.forum_id,
    forum_current.held_on,
    guest.presenter,
    guest.from_whom,
    guest.topic,
    guest.follow_up
from (
    select
        guest_version.*,
        row_number() over (partition by guest_id order by change_no desc) as newest
    from guest_version
    where change_no <= cast($known_to as bigint)
) as guest
-- The Forum's day as planned now: a guest comes on the day the Forum has, not on the one it had.
join forum_current on forum_current.forum_id = guest.forum_id
where guest.newest = 1
    and not guest.withdrawn
    and guest.forum_id not in (select forum_id from private_forum)
    -- A room that follows one Forum's wall by a code knows the guests of no other.
    and guest.forum_id = coalesce(cast($reader_forum as varchar), guest.forum_id)
    and 'shared' in (select unnest(cast($reader_levels as varchar[])))
order by forum_current.held_on desc, guest.presenter, guest.guest_id

-- name: paper_numbers
-- The number of every paper, with the item it belongs to and whether that was dropped.
-- needs: item_then
select agenda_item_id as item_id, paper_number, dropped
from item_then
-- Those of dropped items, too: a number that was printed once is not given again.
where paper_number is not null
order by paper_number, agenda_item_id

-- name: lines_named
-- The ids of actions by their references.
select id as action_id, ref from action where ref in (select unnest(cast($refs as varchar[]))) order by ref

-- name: known_by
-- The number of the last change that was recorded by a time; 0 before the first. A change of what it limits moves it,
-- and of nothing else need it be told.
-- limits: meeting_items, past_items
select coalesce(max(change_no), 0) as change_no from change where recorded_at <= cast($day_ended_at as timestamp)
