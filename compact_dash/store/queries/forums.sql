-- What is asked of the Forums.

-- fragment: private_forum
-- The reviews between Forums, for whoever does not hold them: they are OCS's with Compact Voice. What is agreed there of
-- a line or as an action is told like any other; what was before the meeting, and who came, is not. To a room that
-- follows the wall of one of them by a code, that one is none.
private_forum as (
    select id as forum_id
    from forum
    where kind = 'ad_hoc'
        and not cast($reader_holds_reviews as boolean)
        and id <> coalesce(cast($reader_forum as varchar), '')
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
-- Left, because a Forum is planned long before its returns are asked for, and a review asks for none.
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
-- As it stood at that change: a Forum that opened since was still to come.
left join forum_event as opened
    on opened.forum_id = planned.forum_id and opened.kind = 'opened' and opened.change_no <= cast($known_to as bigint)
where planned.newest = 1 and planned.held_on > cast($held_on as date) and opened.change_no is null
order by planned.held_on, planned.forum_id
limit 1

-- fragment: item_refs
-- The lines that each agenda item is about, but for those hidden from the reader. An item with no other has refs null;
-- one that is about no line is not here. Why an item with a hidden line is there, and
-- what is asked of it, may quote that line, and is left out too.
refs as (
    select
        agenda_item_action.agenda_item_id,
        -- Null where every line is hidden; string_agg passes over single nulls.
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
            -- The draft knows an item again by the title it began with, however it was worded since.
            first_value(title) over (partition by agenda_item_id order by change_no) as first_title,
            row_number() over (partition by agenda_item_id order by change_no desc) as newest
        from agenda_item_version
        where change_no <= cast($known_to as bigint)
    ) as version
    where newest = 1
)

-- fragment: agenda
-- A Forum's agenda as it stood after a change, and what was dropped from it or moved away. One Forum has one agenda:
-- an item about hidden lines alone keeps its place, its minutes and its purpose, and says nothing of what it is about.
-- Why an item is there may quote an update, and is for the Forum's members.
item as (
    select
        kept.kind,
        case when refs.agenda_item_id is null or refs.refs is not null then kept.title else '' end as title,
        case when refs.agenda_item_id is null or refs.refs is not null then kept.led_by else '' end as led_by,
        kept.purpose,
        kept.minutes,
        case
            when 'shared' in (select unnest(cast($reader_levels as varchar[]))) and coalesce(refs.withheld, 0) = 0
                then kept.reason
        end as reason,
        refs.refs,
        case when refs.agenda_item_id is null or refs.refs is not null then kept.department end as department,
        case
            when 'shared' in (select unnest(cast($reader_levels as varchar[]))) and coalesce(refs.withheld, 0) = 0
                then kept.ask
        end as ask,
        agenda_item.id as item_id,
        kept.position,
        case when refs.agenda_item_id is null or refs.refs is not null then kept.first_title else '' end as first_title,
        kept.dropped,
        kept.moved_to,
        kept.paper_number
    from agenda_item
    join item_then as kept on kept.agenda_item_id = agenda_item.id
    left join refs on refs.agenda_item_id = agenda_item.id
    where agenda_item.forum_id = cast($forum as varchar)
        and agenda_item.forum_id not in (select forum_id from private_forum)
        -- A room that follows one Forum's wall by a code reads the agenda of no other.
        and agenda_item.forum_id = coalesce(cast($reader_forum as varchar), agenda_item.forum_id)
)

-- fragment: taken_up
-- The items that a meeting had taken up by a change: discussed, or with something captured that was not taken back,
-- be it after the meeting had moved on.
taken_up as (
    select agenda_item_id
    from forum_event
    where kind = 'item_discussed' and agenda_item_id is not null and change_no <= cast($known_to as bigint)
    -- Union and not union all: an item may be both.
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

-- name: programme_id
-- The programme that Forums belong to.
select id from programme
