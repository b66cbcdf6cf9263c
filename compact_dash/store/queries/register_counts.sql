-- What entries of the register came to: their states, what they add up to, and what they led to.

-- name: register_steps
-- The states that an entry has come to as at a day, each with the day it did, oldest first.
-- by day
-- needs: hidden_today, entries
select state, min(state_on) as state_on
from (
    select register_version.state, register_version.state_on, register_version.change_no
    from register_version
    join entry on entry.entry_id = register_version.entry_id
    where register_version.entry_id = cast($entry_id as varchar)
        and register_version.reported_on <= cast($as_at as date)
) as step
group by state
order by min(step.change_no)

-- name: register_counts
-- Entries of a kind by department, form, state and the month they count in; a code that is null counts each once,
-- whichever departments it is about.
-- by day
-- needs: hidden_today, entries
select code, form, state, counted_year, counted_month, count(*) as entries, cast(sum(number) as bigint) as number, count(number) as counted
from (
    select
        entry_about.code,
        entry.form,
        entry.state,
        cast(extract(year from coalesce(entry.counted_on, entry.happened_on)) as integer) as counted_year,
        cast(extract(month from coalesce(entry.counted_on, entry.happened_on)) as integer) as counted_month,
        entry.number
    from entry
    join entry_about on entry_about.entry_id = entry.entry_id
    where entry.kind = cast($kind as varchar)
    union all
    select
        cast(null as varchar),
        entry.form,
        entry.state,
        cast(extract(year from coalesce(entry.counted_on, entry.happened_on)) as integer),
        cast(extract(month from coalesce(entry.counted_on, entry.happened_on)) as integer),
        entry.number
    from entry
    where entry.kind = cast($kind as varchar)
) as told
group by code, form, state, counted_year, counted_month
order by code nulls first, counted_year, counted_month, form nulls first, state

-- name: register_by_line
-- How many entries of some forms, in some states and counted from a day on, each line is linked to.
-- by day
-- needs: hidden_today, entries
select entry_line.ref, count(*) as entries
from entry
join entry_line on entry_line.entry_id = entry.entry_id
where entry.kind = cast($kind as varchar)
    and entry.form in (select unnest(cast($forms as varchar[])))
    and entry.state in (select unnest(cast($states as varchar[])))
    and coalesce(entry.counted_on, entry.happened_on) >= cast($counted_first_on as date)
group by entry_line.ref
order by entry_line.ref

-- name: register_outcomes
-- The agenda items that some entries led to, each with its Forum, for those who may know of that Forum.
-- by day
-- needs: private_forum, hidden_today, entries
select register_outcome.entry_id, agenda_item.id as item_id, forum_current.held_on, newest_item.title
from entry
join register_outcome on register_outcome.entry_id = entry.entry_id
join agenda_item on agenda_item.id = register_outcome.agenda_item_id
join forum_current on forum_current.forum_id = agenda_item.forum_id
join (
    select
        agenda_item_id, title, row_number() over (partition by agenda_item_id order by change_no desc) as newest
    from agenda_item_version
) as newest_item on newest_item.agenda_item_id = agenda_item.id and newest_item.newest = 1
where entry.entry_id in (select unnest(cast($entry_ids as varchar[])))
    and agenda_item.forum_id not in (select forum_id from private_forum)
    and 'shared' in (select unnest(cast($reader_levels as varchar[])))
order by forum_current.held_on, agenda_item.id

-- name: register_actions
-- The actions of the Forum that entries led to, by the reference of each.
-- needs: hidden_today, entries
select entry.entry_id, entry.title, action.ref
from entry
join register_action on register_action.entry_id = entry.entry_id
join action on action.id = register_action.action_id
where action.id not in (select action_id from hidden)
order by action.ref

-- name: register_not_shown
-- The number of entries of a kind, or of all, that are kept from the reader as at today.
-- by day
-- needs: hidden_today, entries
select count(*) as entries
from standing
where standing.newest = 1
    and not standing.withdrawn
    and (cast($kind as varchar) is null or standing.kind = cast($kind as varchar))
    and standing.entry_id not in (select entry_id from admitted where newest = 1)

-- name: register_linked
-- How many entries each of some lines is linked to.
-- by day
-- needs: hidden_today, entries
select ref, count(*) as entries
from entry_line
where ref in (select unnest(cast($refs as varchar[])))
group by ref
order by ref
