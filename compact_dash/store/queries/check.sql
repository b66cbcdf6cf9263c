-- What `check` asks: whether what is kept still agrees with what was written.

-- name: stale_current
-- Current rows that history does not bear out, in either direction.
select
    action.ref,
    coalesce(kept.action_id, history.action_id) as action_id,
    kept.update_no as kept_no,
    history.update_no as history_no
from action_current as kept
-- Full, because a row too many is as wrong as a row too few.
full join current_from_history as history on history.action_id = kept.action_id
left join action on action.id = coalesce(kept.action_id, history.action_id)
where kept.action_id is null
    or history.action_id is null
    or kept.known_to <> history.known_to
    or kept.update_no <> history.update_no
    or kept.reported_on <> history.reported_on
    or kept.claimed <> history.claimed
    or kept.answered_held_on <> history.answered_held_on
order by action.ref, coalesce(kept.action_id, history.action_id)

-- name: current_count
-- How many current rows there are to prove.
select count(*) as kept from action_current

-- name: trail_head
-- Where the chain says that it ends.
select change_no, hash from change_head where id = 1

-- name: trail_link
-- One link of the chain.
select change_no, hash from change where change_no = cast($change_no as bigint)

-- name: trail_page
-- The links of the chain after a number, up to another.
select change_no, recorded_at, reported_on, person, entity, entity_id, after, prev_hash, hash
from change
where change_no > cast($after as bigint) and change_no <= cast($up_to as bigint)
order by change_no

-- name: trail_end
-- The number of the last link that is there.
select coalesce(max(change_no), 0) as change_no from change

-- name: frozen_editions
-- How many ratings each Forum that was opened has kept, as opened and as concluded, and whether it closed.
select
    forum_current.held_on,
    forum_current.closed_no is not null as closed,
    coalesce(frozen.opened, 0) as opened,
    coalesce(frozen.concluded, 0) as concluded
from forum_current
left join (
    select
        forum_id,
        cast(sum(case when edition = 'opened' then 1 else 0 end) as bigint) as opened,
        cast(sum(case when edition = 'concluded' then 1 else 0 end) as bigint) as concluded
    from forum_rating
    group by forum_id
) as frozen on frozen.forum_id = forum_current.forum_id
-- A Forum that has not begun has frozen nothing.
where forum_current.opened_no is not null
order by forum_current.held_on, forum_current.forum_id

-- name: newest_record
-- When the last change was recorded.
select recorded_at from change order by change_no desc limit 1
