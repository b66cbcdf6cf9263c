-- Where a rating is looked from, as fragments, and which lines are looked at.
-- A moment is a point to look from: facts dated up to as_at, among those written up to pin; a Forum's concluded
-- edition adds what that Forum itself captured up to concluded_no. The slot names the moment: now, or then.

-- fragment: moments
moment as (
    select
        cast('now' as varchar) as slot,
        cast($as_at as date) as as_at,
        cast($pin as bigint) as pin,
        cast($captured_by as varchar) as captured_by,
        cast($concluded_no as bigint) as concluded_no
    union all
    select
        cast('then' as varchar) as slot,
        cast($then_as_at as date) as as_at,
        cast($pin as bigint) as pin,
        cast(null as varchar) as captured_by,
        cast(null as bigint) as concluded_no
    -- There is an earlier moment only where movement since a day is asked for.
    where cast($then_as_at as date) is not null
)

-- fragment: each_day
-- Every one of some days as a moment of its own, each looked at from all that was written up to the pin. The slot is
-- the day.
moment as (
    select
        cast(asked_day.day as varchar) as slot,
        asked_day.day as as_at,
        cast($pin as bigint) as pin,
        cast(null as varchar) as captured_by,
        cast(null as bigint) as concluded_no
    from (select unnest(cast($days as date[])) as day) as asked_day
)

-- fragment: thresholds
-- Thresholds are read at the moment, too, so that an old board is not judged by today's.
threshold as (
    select
        slot,
        -- One row a moment with a column each; max only picks the one value there is. A value that is tried goes before.
        coalesce(cast($tried_red_overdue_days as integer), max(case when name = 'red_overdue_days' then value end)) as red_overdue_days,
        coalesce(cast($tried_red_date_moves as integer), max(case when name = 'red_date_moves' then value end)) as red_date_moves,
        coalesce(cast($tried_amber_date_moves as integer), max(case when name = 'amber_date_moves' then value end)) as amber_date_moves
    from (
        select
            moment.slot,
            setting_version.name,
            setting_version.value,
            row_number() over (
                partition by moment.slot, setting_version.name
                -- The day it speaks of comes first: a value set today for last month is not the newest.
                order by setting_version.reported_on desc, setting_version.change_no desc
            ) as newest
        from moment
        join setting_version
            on setting_version.change_no <= moment.pin
            and setting_version.reported_on <= moment.as_at
    ) as setting_known
    where newest = 1
    group by slot
)

-- fragment: lines
-- The lines of the plan as worded and owned at the moment, without those hidden from the reader. When $organisation
-- is given, every line that it ever owned: whoever asks keeps those it owns at the moment, and a line that changed
-- hands still moves as one.
ever_owned as (
    select distinct action_version.action_id
    from action_version
    join organisation on organisation.id = action_version.organisation_id
    where organisation.code = cast($organisation as varchar)
),
line as (
    select
        version_known.*,
        organisation.code as organisation_code,
        organisation.position as organisation_position
    from (
        select
            moment.slot,
            moment.as_at,
            moment.pin,
            moment.captured_by,
            moment.concluded_no,
            action.id as action_id,
            action.ref,
            action.kind,
            action.plan_id,
            action.objective_id,
            action.parent_id,
            action_version.organisation_id,
            action_version.owner_role,
            action_version.title,
            action_version.theme_id,
            action_version.counting,
            action_version.sharing,
            action_version.note,
            row_number() over (
                partition by moment.slot, action_version.action_id
                -- Row_number and not max, because the whole newest row is wanted and not its day alone.
                order by action_version.reported_on desc, action_version.change_no desc
            ) as newest
        from moment
        join action_version
            on action_version.change_no <= moment.pin
            and action_version.reported_on <= moment.as_at
        join action on action.id = action_version.action_id
        where action.kind = cast($kind as varchar)
            and action.id not in (select action_id from hidden)
            and (
                cast($organisation as varchar) is null
                or action.id in (select action_id from ever_owned)
            )
            and (cast($only_ref as varchar) is null or action.ref = cast($only_ref as varchar))
    ) as version_known
    -- Left, because a cell of the plan that all department leads share belongs to no organisation.
    left join organisation on organisation.id = version_known.organisation_id
    where version_known.newest = 1
)
