-- The words in the fields of entries' own kinds, for queries that ask for some field of many entries.

-- fragment: told_value
-- Each field asks again whether the reader is of its circle.
told_value as (
    select register_value.entry_id, register_value.name, register_value.words
    from entry
    join register_value
        on register_value.entry_id = entry.entry_id and register_value.row_version = entry.row_version
    where register_value.circle in (select unnest(cast($reader_levels as varchar[])))
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
    union all
    select
        'return-' || cast(change_no as varchar),
        case entry_kind when 'consultation' then 'reason' else 'note' end,
        words
    from told_in_return
    where words is not null
)
