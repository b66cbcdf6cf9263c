-- Good practice in the register: case studies on their way, what they say worked well, and Award nominations.

-- name: case_studies_by_state
-- The case studies that came last to each state, at most $most of each.
-- by day
-- needs: hidden_today, entries
select entry_id, title, state, state_on, theme, departments, number
from (
    select
        entry.entry_id,
        entry.title,
        entry.state,
        entry.state_on,
        theme.name as theme,
        about.departments,
        entry.number,
        row_number() over (partition by entry.state order by entry.state_on desc, entry.entry_id desc) as place
    from entry
    left join theme on theme.id = entry.theme_id
    left join (
        select entry_id, string_agg(code, ' ' order by position) as departments from entry_about group by entry_id
    ) as about on about.entry_id = entry.entry_id
    where entry.kind = 'case_study'
) as study
where place <= cast($most as integer)
order by state, place

-- name: what_worked
-- The case studies that say what worked well, those published first, at most $most of each theme; of_all is how many
-- there are of the theme. One that was dropped is held up to nobody.
-- by day
-- needs: hidden_today, entries, told_value
select entry_id, title, state, theme, departments, worked, ring, of_all
from (
    select
        entry.entry_id,
        entry.title,
        entry.state,
        theme.name as theme,
        about.departments,
        worked.words as worked,
        ring.words as ring,
        count(*) over (partition by entry.theme_id) as of_all,
        row_number() over (
            partition by entry.theme_id
            order by case entry.state when 'published' then 0 else 1 end, entry.state_on desc, entry.entry_id desc
        ) as place
    from entry
    join told_value as worked on worked.entry_id = entry.entry_id and worked.name = 'worked'
    left join told_value as ring on ring.entry_id = entry.entry_id and ring.name = 'ring'
    left join theme on theme.id = entry.theme_id
    left join (
        select entry_id, string_agg(code, ' ' order by position) as departments from entry_about group by entry_id
    ) as about on about.entry_id = entry.entry_id
    where entry.kind = 'case_study'
        and entry.state <> 'dropped'
) as study
where place <= cast($most as integer)
order by theme nulls last, place

-- name: nominations
-- The nominations of each year's Awards, those that came furthest first, at most $most of each year, with the numbers
-- of all of that year. One that says no year is of the year it was made in. What was shortlisted stays so, whatever
-- came of it.
-- by day
-- needs: hidden_today, entries, told_value
select
    award_year,
    entry_id,
    title,
    form,
    state,
    departments,
    nominated,
    shortlisted,
    won
from (
    select
        nominated.*,
        about.departments,
        count(*) over (partition by award_year) as nominated,
        sum(was_shortlisted) over (partition by award_year) as shortlisted,
        sum(has_won) over (partition by award_year) as won,
        row_number() over (
            partition by award_year order by has_won desc, was_shortlisted desc, happened_on desc, nominated.entry_id desc
        ) as place
    from (
        select
            entry.entry_id,
            entry.title,
            entry.form,
            entry.state,
            entry.happened_on,
            coalesce(
                told_value.words, cast(cast(extract(year from entry.happened_on) as integer) as varchar)
            ) as award_year,
            case when entry.state = 'won' then 1 else 0 end as has_won,
            case
                when entry.state in ('shortlisted', 'won') then 1
                when exists (
                    select 1
                    from register_version
                    where register_version.entry_id = entry.entry_id
                        and register_version.state = 'shortlisted'
                        and register_version.reported_on <= cast($as_at as date)
                )
                    then 1
                else 0
            end as was_shortlisted
        from entry
        left join told_value on told_value.entry_id = entry.entry_id and told_value.name = 'year'
        where entry.kind = 'nomination'
    ) as nominated
    left join (
        select entry_id, string_agg(code, ' ' order by position) as departments from entry_about group by entry_id
    ) as about on about.entry_id = nominated.entry_id
) as ranked
where place <= cast($most as integer)
order by award_year desc, place
