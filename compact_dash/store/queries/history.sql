-- What the trail is asked.

-- name: changes
-- Changes that the reader may see, newest first, each with what the same thing was before, as far as the reader saw
-- that too; every filter is left open by null.
-- needs: withheld, told_by
select change_no, recorded_at, reported_on, person, entity, entity_id, label.words as about, before, after
from (
    select
        told_by.*,
        -- Worked out before the filters, so that a narrow question does not make an old value look like the first.
        lag(told_by.after) over (
            partition by told_by.entity, told_by.entity_id order by told_by.change_no
        ) as before
    from told_by
    where change_no not in (select change_no from withheld)
) as traced
-- Left: what has no name yet is still in the trail.
left join label on label.id = traced.entity_id
-- Where a thing is written down is no change of the thing, and would double every line of the trail.
where traced.entity <> 'source'
    and (cast($entity as varchar) is null or traced.entity = cast($entity as varchar))
    and (cast($person as varchar) is null or traced.person = cast($person as varchar))
    and (cast($about as varchar) is null or lower(label.words) like '%' || lower(cast($about as varchar)) || '%')
    and (cast($recorded_after as timestamp) is null or traced.recorded_at >= cast($recorded_after as timestamp))
    and (cast($recorded_before as timestamp) is null or traced.recorded_at < cast($recorded_before as timestamp))
    and (cast($older_than as bigint) is null or traced.change_no < cast($older_than as bigint))
order by traced.change_no desc
limit cast($most as integer)

-- name: labels
-- What a reader calls the things with these ids, but for what the reader may not know of.
-- needs: hidden_today
select id, words
from label
where id in (select unnest(cast($ids as varchar[])))
    and sharing in (select unnest(cast($reader_levels as varchar[])))
    and coalesce(action_id, '') not in (select action_id from hidden)

-- name: people
-- Everyone who has changed anything that the reader may see.
-- needs: withheld, told_by
select distinct person from told_by where change_no not in (select change_no from withheld) order by person

-- name: changes_not_shown
-- How many changes the reader is not shown: a number, and nothing of any of them.
-- needs: withheld
select count(*) as number from withheld

-- name: change_and_neighbours
-- A change, and the changes of the same thing just before it and just after it.
select
    change.change_no,
    change.entity,
    change.entity_id,
    (
        select max(earlier.change_no)
        from change as earlier
        where earlier.entity = change.entity and earlier.entity_id = change.entity_id
            and earlier.change_no < change.change_no
    ) as before_no,
    (
        select min(later.change_no)
        from change as later
        where later.entity = change.entity and later.entity_id = change.entity_id
            and later.change_no > change.change_no
    ) as after_no
from change
where change.change_no = cast($change_no as bigint)

-- name: item_forum
-- The Forum that an item is of.
select forum_id from agenda_item where id = cast($item_id as varchar)
