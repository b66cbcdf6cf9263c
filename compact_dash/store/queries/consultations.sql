-- Consultations of the register: how long each ran, and why where it was short.

-- fragment: consulted
-- Every consultation that the reader may see, with its length as at a day. One that closes later is still open, however
-- long it will have run by then.
consulted as (
    select
        entry.entry_id,
        entry.title,
        entry.happened_on as opened_on,
        entry.ended_on as closed_on,
        entry.ended_on - entry.happened_on as days,
        case
            when entry.ended_on is null or entry.ended_on > cast($as_at as date) then 'open'
            when entry.ended_on - entry.happened_on < cast($least_days as integer) then 'short'
            else 'enough'
        end as length,
        coalesce(entry.ended_on - entry.happened_on < cast($least_days as integer), false) as falls_short,
        told_value.words as reason
    from entry
    left join told_value on told_value.entry_id = entry.entry_id and told_value.name = 'reason'
    where entry.kind = 'consultation'
)

-- name: consultations
-- A page of the consultations that answer, those that fall short first, then the newest. Every filter that is null is
-- left open. of_all is the number of all that answer.
-- by day
-- needs: hidden_today, entries, told_value, consulted
select
    consulted.entry_id,
    consulted.title,
    about.departments,
    consulted.opened_on,
    consulted.closed_on,
    consulted.days,
    consulted.length,
    consulted.falls_short,
    consulted.reason,
    count(*) over () as of_all
from consulted
left join (
    select entry_id, string_agg(code, ' ' order by position) as departments from entry_about group by entry_id
) as about on about.entry_id = consulted.entry_id
where (cast($length as varchar) is null or consulted.length = cast($length as varchar))
    and (not cast($without_reason as boolean) or consulted.reason is null)
    and (
        cast($department as varchar) is null
        or consulted.entry_id in (select entry_id from entry_about where code = cast($department as varchar))
    )
order by
    case when consulted.falls_short then 0 else 1 end, consulted.opened_on desc, consulted.entry_id desc
limit cast($most as integer) offset cast($skipped as integer)

-- name: consultation_counts
-- Consultations by the month they closed in, their length and whether they gave a reason; each counts once, whichever
-- departments it is about.
-- by day
-- needs: hidden_today, entries, told_value, consulted
select
    cast(extract(year from closed_on) as integer) as closed_year,
    cast(extract(month from closed_on) as integer) as closed_month,
    length,
    falls_short,
    reason is not null as has_reason,
    count(*) as consultations
from consulted
group by
    cast(extract(year from closed_on) as integer),
    cast(extract(month from closed_on) as integer),
    length,
    falls_short,
    reason is not null
order by closed_year, closed_month, length, falls_short, has_reason

-- name: departments_consulting
-- The departments that any consultation is about.
-- by day
-- needs: hidden_today, entries
select distinct entry_about.code
from entry
join entry_about on entry_about.entry_id = entry.entry_id
where entry.kind = 'consultation'
order by entry_about.code
