-- The register: entries of every kind as at a day, for whoever reads. What an earlier return said beyond its lines is an
-- entry too, until somebody goes on with it here; it has 'return-' and the number of its change for an id.

-- fragment: entries
-- The entries that the reader may read, as at a day. Both its circle of that day and its circle of today must admit
-- the reader, so that what is held back today is not to be had by asking for an earlier day.
-- By the greatest numbers, and not by sorting the versions: each is wide, and there are very many.
latest as (
    select
        entry_id,
        max(change_no) as newest_no,
        max(case when reported_on <= cast($as_at as date) then change_no end) as then_no
    from register_version
    group by entry_id
),
standing as (
    select
        register_version.*,
        case when register_version.change_no = latest.newest_no then 1 else 2 end as newest,
        case when register_version.change_no = latest.then_no then 1 else 2 end as newest_of_its_time,
        register_entry.kind,
        organisation.code as recorded_by
    from latest
    join register_version on register_version.entry_id = latest.entry_id
    join register_entry on register_entry.id = register_version.entry_id
    join organisation on organisation.id = register_entry.organisation_id
    where register_version.change_no = latest.newest_no or register_version.change_no = latest.then_no
),
admitted as (
    select standing.*
    from standing
    where circle in (select unnest(cast($reader_levels as varchar[])))
        or recorded_by in (select unnest(cast($reader_own as varchar[])))
        or (
            circle = 'about'
            and exists (
                select 1
                from register_about
                join organisation on organisation.id = register_about.organisation_id
                where register_about.entry_id = standing.entry_id
                    and register_about.row_version = standing.row_version
                    and organisation.code in (select unnest(cast($reader_own as varchar[])))
            )
        )
),
told_in_return as (
    select
        supplement.*,
        case supplement.kind when 'training' then 'support' else supplement.kind end as entry_kind,
        organisation.code as recorded_by,
        -- Told again in a later return, a consultation has its closing day; a title in other capitals is the same one.
        row_number() over (
            partition by supplement.organisation_id, supplement.kind, lower(supplement.title), supplement.opened_on
            order by supplement.reported_on desc, supplement.change_no desc
        ) as newest
    from supplement
    join organisation on organisation.id = supplement.organisation_id
    where supplement.reported_on <= cast($as_at as date)
        and (
            supplement.sharing in (select unnest(cast($reader_levels as varchar[])))
            or organisation.code in (select unnest(cast($reader_own as varchar[])))
        )
),
entry as (
    select
        entry_id,
        row_version,
        kind,
        recorded_by,
        reported_on,
        state,
        state_on,
        counted_on,
        title,
        form,
        happened_on,
        ended_on,
        number,
        theme_id,
        told_by,
        link,
        circle,
        follow_up,
        follow_up_owner,
        follow_up_on
    from admitted
    where newest_of_its_time = 1
        and reported_on <= cast($as_at as date)
        and not withdrawn
        and entry_id in (select entry_id from admitted where newest = 1)
    union all
    select
        'return-' || cast(change_no as varchar),
        0,
        entry_kind,
        recorded_by,
        reported_on,
        case entry_kind
            when 'support' then 'delivered' when 'case_study' then 'idea' when 'concern' then 'answered' else 'told'
        end,
        reported_on,
        case when entry_kind in ('support', 'consultation') then coalesce(opened_on, reported_on) end,
        title,
        case entry_kind when 'support' then 'own_training' end,
        coalesce(opened_on, reported_on),
        closed_on,
        number,
        cast(null as varchar),
        cast(null as varchar),
        cast(null as varchar),
        sharing,
        cast(null as varchar),
        cast(null as varchar),
        cast(null as date)
    from told_in_return
    where newest = 1
        -- Recorded here too, it is one entry and not two, whether or not the reader may see the one recorded.
        and not exists (
            select 1
            from standing
            where standing.newest = 1
                and standing.kind = told_in_return.entry_kind
                and standing.recorded_by = told_in_return.recorded_by
                and lower(standing.title) = lower(told_in_return.title)
                and standing.happened_on = coalesce(told_in_return.opened_on, standing.happened_on)
        )
),
entry_about as (
    select entry.entry_id, organisation.code, organisation.position
    from entry
    join register_about
        on register_about.entry_id = entry.entry_id and register_about.row_version = entry.row_version
    join organisation on organisation.id = register_about.organisation_id
    union all
    select entry.entry_id, organisation.code, organisation.position
    from entry
    join organisation on organisation.code = entry.recorded_by
    where entry.row_version = 0
),
entry_line as (
    select entry.entry_id, action.ref
    from entry
    join register_about
        on register_about.entry_id = entry.entry_id and register_about.row_version = entry.row_version
    join action on action.id = register_about.action_id
    where action.id not in (select action_id from hidden)
)

-- name: register_entries
-- A page of the entries that answer, newest first; with $short_days those that ran fewer days than that first. Every
-- filter that is null is left open. of_all is the number of all that answer.
-- by day
-- needs: hidden_today, entries
found as (
    select
        entry.*,
        case
            when cast($short_days as integer) is null then 1
            when entry.ended_on is not null and entry.ended_on - entry.happened_on < cast($short_days as integer) then 0
            else 1
        end as place,
        count(*) over () as of_all
    from entry
    where (cast($kind as varchar) is null or entry.kind = cast($kind as varchar))
        and (cast($form as varchar) is null or entry.form = cast($form as varchar))
        and (cast($forms as varchar[]) is null or entry.form in (select unnest(cast($forms as varchar[]))))
        and (cast($entry_id as varchar) is null or entry.entry_id = cast($entry_id as varchar))
        and (cast($theme as varchar) is null
            or entry.theme_id in (select id from theme where name = cast($theme as varchar)))
        and (
            cast($states as varchar[]) is null or entry.state in (select unnest(cast($states as varchar[])))
        )
        and (
            cast($follow_up_by as date) is null or entry.follow_up is not null
            and entry.follow_up_on <= cast($follow_up_by as date)
            and entry.state <> 'followed_up'
        )
        and (cast($recorded_from as date) is null or entry.reported_on >= cast($recorded_from as date))
        and (cast($first_on as date) is null or entry.happened_on >= cast($first_on as date))
        and (cast($last_on as date) is null or entry.happened_on <= cast($last_on as date))
        -- The days by which entries are counted (register_counts), so that a count and its list hold the same ones.
        and (
            cast($counted_first_on as date) is null
            or coalesce(entry.counted_on, entry.happened_on) >= cast($counted_first_on as date)
        )
        and (
            cast($counted_last_on as date) is null
            or coalesce(entry.counted_on, entry.happened_on) <= cast($counted_last_on as date)
        )
        and (
            cast($department as varchar) is null
            or entry.entry_id in (select entry_id from entry_about where code = cast($department as varchar))
        )
        and (
            cast($refs as varchar[]) is null
            or entry.entry_id in (
                select entry_id from entry_line where ref in (select unnest(cast($refs as varchar[])))
            )
        )
),
-- Chosen first: what each is about and linked to is then put together for the rows of the page alone.
page as (
    select *
    from found
    order by place, happened_on desc, entry_id desc
    limit cast($most as integer) offset cast($skipped as integer)
)
select
    page.entry_id,
    page.row_version,
    page.kind,
    page.recorded_by,
    page.reported_on,
    page.state,
    page.state_on,
    page.counted_on,
    page.title,
    page.form,
    page.happened_on,
    page.ended_on,
    page.number,
    theme.name as theme,
    page.told_by,
    page.link,
    page.circle,
    page.follow_up,
    page.follow_up_owner,
    page.follow_up_on,
    about.departments,
    lines.refs,
    page.of_all
from page
left join theme on theme.id = page.theme_id
left join (
    select entry_about.entry_id, string_agg(entry_about.code, ' ' order by entry_about.position) as departments
    from page
    join entry_about on entry_about.entry_id = page.entry_id
    group by entry_about.entry_id
) as about on about.entry_id = page.entry_id
left join (
    select entry_line.entry_id, string_agg(entry_line.ref, ' ' order by entry_line.ref) as refs
    from page
    join entry_line on entry_line.entry_id = page.entry_id
    group by entry_line.entry_id
) as lines on lines.entry_id = page.entry_id
order by page.place, page.happened_on desc, page.entry_id desc

-- name: register_values
-- The words in the fields of some entries' own kind. Each field asks again whether the reader is of its circle.
-- by day
-- needs: hidden_today, entries
select register_value.entry_id, register_value.name, register_value.words
from entry
join register_value
    on register_value.entry_id = entry.entry_id and register_value.row_version = entry.row_version
where entry.entry_id in (select unnest(cast($entry_ids as varchar[])))
    and (
        register_value.circle in (select unnest(cast($reader_levels as varchar[])))
        or entry.recorded_by in (select unnest(cast($reader_own as varchar[])))
        or (
            register_value.circle = 'about'
            and exists (
                select 1
                from entry_about
                where entry_about.entry_id = entry.entry_id
                    and entry_about.code in (select unnest(cast($reader_own as varchar[])))
            )
        )
    )
union all
select entry.entry_id, case entry.kind when 'consultation' then 'reason' else 'note' end, told_in_return.words
from entry
join told_in_return on 'return-' || cast(told_in_return.change_no as varchar) = entry.entry_id
where entry.entry_id in (select unnest(cast($entry_ids as varchar[])))
    and told_in_return.words is not null
order by 1, 2
