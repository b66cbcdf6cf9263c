-- The life of one line: how it was rated day by day, how each Forum saw it, and what was said of it there.

-- name: line_day_by_day
-- The three ratings of a line, and the one the board shows, on each of some days as the rules give them today.
-- needs: hidden, each_day, thresholds, lines, updates, milestones, agreements, asked, ratings
select as_at as day, claimed, dates_say, agreed, headline
from rating
order by as_at

-- name: line_at_forums
-- A line as each Forum kept it, at its opening and once it was over.
-- needs: private_forum, hidden
select
    forum_rating.forum_id,
    coalesce(forum_current.opened_on, forum_current.held_on) as met_on,
    forum_current.kind,
    forum_rating.edition,
    forum_rating.headline
from forum_rating
join action on action.id = forum_rating.action_id
join forum_current on forum_current.forum_id = forum_rating.forum_id
where action.ref = cast($ref as varchar)
    and coalesce(forum_current.opened_on, forum_current.held_on) <= cast($as_at as date)
    and forum_rating.forum_id not in (select forum_id from private_forum)
    and forum_rating.action_id not in (select action_id from hidden)
order by met_on, forum_rating.forum_id, forum_rating.edition desc

-- name: captures_of_line
-- What Forums captured about a line: what names it, and whatever else was said on an item about it alone.
-- needs: private_forum, hidden, item_refs, captured
select
    captured.change_no,
    captured.forum_id,
    coalesce(forum_current.opened_on, forum_current.held_on) as met_on,
    forum_current.kind as forum_kind,
    captured.kind,
    captured.words,
    case when captured.action_kind = 'forum_action' then captured.ref end as action_ref
from captured
join forum_current on forum_current.forum_id = captured.forum_id
left join refs on refs.agenda_item_id = captured.agenda_item_id
where coalesce(forum_current.opened_on, forum_current.held_on) <= cast($as_at as date)
    and (
        captured.ref = cast($ref as varchar)
        -- What names another line is about that one, whatever the item.
        or (
            refs.refs = cast($ref as varchar)
            and (captured.action_id is null or captured.action_kind = 'forum_action')
        )
    )
order by met_on, captured.change_no
