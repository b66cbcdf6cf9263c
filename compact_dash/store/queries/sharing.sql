-- What is left out for whoever reads, as fragments. The store gives $reader_levels, the words of sharing that the
-- reader may read, with 'addresses' for whoever may read people's e-mail addresses, $reader_own, the codes of the reader's own organisations, and $reader_holds_reviews, whether the
-- reader is one of those who hold the reviews between Forums; $lead_words and the like are what roles are called.

-- fragment: hidden
-- The lines left out altogether: those that the reader may not read today, or could not have read on the day looked
-- at. Both count, so that a line held back today is not to be had by asking for an earlier day.
guarded as (
    select
        action_version.action_id,
        action_version.sharing,
        organisation.code as organisation_code,
        -- Kept as a column and not a condition, because both the newest and the newest of that day are wanted.
        action_version.reported_on <= cast($as_at as date) as was_known,
        row_number() over (
            partition by action_version.action_id
            order by action_version.reported_on desc, action_version.change_no desc
        ) as newest,
        row_number() over (
            partition by action_version.action_id, action_version.reported_on <= cast($as_at as date)
            order by action_version.reported_on desc, action_version.change_no desc
        ) as newest_known
    from action_version
    left join organisation on organisation.id = action_version.organisation_id
    -- Only lines that were ever held back need looking at: usually none, and the board stays fast.
    where action_version.action_id in (
        select action_id from action_version
        where sharing not in (select unnest(cast($reader_levels as varchar[])))
    )
),
hidden as (
    select distinct action_id
    from guarded
    where (newest = 1 or (was_known and newest_known = 1))
        and sharing not in (select unnest(cast($reader_levels as varchar[])))
        -- An organisation reads its own lines, however they are shared.
        and coalesce(organisation_code, '') not in (select unnest(cast($reader_own as varchar[])))
)

-- fragment: hidden_today
-- The lines that the reader may not read, for what is not looked at as on a day.
hidden as (
    select action_id
    from line_sharing
    where sharing not in (select unnest(cast($reader_levels as varchar[])))
        and coalesce(organisation_code, '') not in (select unnest(cast($reader_own as varchar[])))
)

-- fragment: withheld
-- The changes that the reader may not read, by number.
withheld as (
    -- Distinct, because a change may be held back for more than one reason.
    select distinct change_no
    from withheld_change
    where sharing not in (select unnest(cast($reader_levels as varchar[])))
        and coalesce(organisation_code, '') not in (select unnest(cast($reader_own as varchar[])))
        -- An entry may be about several departments, and each of them reads it where it is told those.
        and (
            sharing <> 'about'
            or change_no not in (
                select change_no
                from told_department
                where organisation_code in (select unnest(cast($reader_own as varchar[])))
            )
        )
)

-- fragment: told_by
-- The changes, each with whom it is put down to for whoever reads: an address is told to those alone who may read
-- addresses, the post to the Forum's members, and to all others that somebody signed in.
posts as (
    select change_no, string_agg(words, ', ' order by words) as post
    from (
        select
            change_no,
            -- Only these two roles are held for one organisation among many.
            case role
                when 'lead' then cast($lead_words as varchar) || ' of ' || code
                when 'clearer' then cast($clearer_words as varchar) || ' of ' || code
                when 'chair' then cast($chair_words as varchar)
                when 'compact_voice' then cast($compact_voice_words as varchar)
                else cast($ocs_words as varchar)
            end as words
        from acted_as
    ) as held
    group by change_no
),
told_by as (
    select
        change.change_no,
        change.recorded_at,
        change.reported_on,
        change.entity,
        change.entity_id,
        change.after,
        case
            -- A name without an address is a role or the program itself, and gives nobody away.
            when change.person not like '%@%'
                or 'addresses' in (select unnest(cast($reader_levels as varchar[]))) then change.person
            when 'shared' in (select unnest(cast($reader_levels as varchar[])))
                then coalesce(posts.post, 'Somebody signed in')
            else 'Somebody signed in'
        end as person
    from change
    left join posts on posts.change_no = change.change_no
)
