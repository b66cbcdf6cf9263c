-- What the trail is asked.

-- name: changes
-- Changes, newest first, each with what the same thing was before; every filter is left open by null.
select change_no, recorded_at, reported_on, person, entity, entity_id, label.words as about, before, after
from (
    select
        change.*,
        lag(change.after) over (
            partition by change.entity, change.entity_id order by change.change_no
        ) as before
    from change
) as traced
left join label on label.id = traced.entity_id
where traced.entity <> 'source'
    and (cast($entity as varchar) is null or traced.entity = cast($entity as varchar))
    and (cast($person as varchar) is null or traced.person = cast($person as varchar))
    and (cast($about as varchar) is null or lower(label.words) like '%' || lower(cast($about as varchar)) || '%')
    and (cast($recorded_after as timestamp) is null or traced.recorded_at >= cast($recorded_after as timestamp))
    and (cast($recorded_before as timestamp) is null or traced.recorded_at < cast($recorded_before as timestamp))
order by traced.change_no desc
limit cast($most as integer)

-- name: labels
-- What a reader calls the things with these ids.
select id, words from label where id in (select unnest(cast($ids as varchar[])))

-- name: people
-- Everyone who has changed anything.
select distinct person from change order by person
