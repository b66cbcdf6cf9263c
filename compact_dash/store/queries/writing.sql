-- What every write runs.

-- name: take_head
-- The head of the chain, taken by updating it, so that two writes can never number from the same place.
update change_head set change_no = change_no where id = 1 returning change_no, hash

-- name: set_head
-- The chain's new head; what is settled stays where it was when nothing but drafts was written.
update change_head
set
    settled_no = case when cast($is_settled as boolean) then cast($change_no as bigint) else coalesce(settled_no, change_no) end,
    change_no = cast($change_no as bigint),
    hash = cast($hash as varchar)
where id = 1

-- name: settled
-- The last change that was more than a draft.
select coalesce(settled_no, change_no) as change_no from change_head where id = 1

-- name: kinds_since
-- The kinds of facts written after a change, each with its last number.
select entity, max(change_no) as change_no from change where change_no > cast($after as bigint) group by entity

-- name: column_types
-- The columns of a table and their types, in order.
select column_name, data_type
from information_schema.columns
where table_schema = current_schema() and table_name = cast($table as varchar)
order by ordinal_position

-- name: forget_current
-- Remove the current rows about to be computed again.
delete from action_current where action_id in (select unnest(cast($action_ids as varchar[])))

-- name: compute_current
-- The current rows of some actions, computed from history.
insert into action_current (action_id, known_to, update_no, reported_on, claimed, answered_held_on)
select action_id, known_to, update_no, reported_on, claimed, answered_held_on
from current_from_history
where action_id in (select unnest(cast($action_ids as varchar[])))
