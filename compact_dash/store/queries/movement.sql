-- How ratings moved between two points, as fragments.

-- fragment: frozen
-- The ratings that a Forum kept in one of its editions, in the place of those that the rules give.
rating as (
    select
        cast('now' as varchar) as slot,
        forum_rating.action_id,
        forum_rating.organisation_id,
        forum_rating.theme_id,
        forum_rating.title,
        forum_rating.claimed,
        forum_rating.computed,
        forum_rating.agreed,
        forum_rating.headline,
        forum_rating.disputed,
        forum_rating.headline_code = 'worse_than_agreed' as worse_than_agreed,
        forum_rating.due_on,
        forum_rating.overdue_days,
        -- A Forum kept the moves that bore on the rating; the strip of an old board counts with those.
        forum_rating.date_moves as later_moves,
        -- Only the earliest date was kept: where that was overdue, what came next is not known any more.
        case when forum_rating.overdue_days = 0 then forum_rating.due_on end as next_due_on,
        -- Nothing but rateable lines is ever frozen.
        cast('rateable' as varchar) as counting,
        action.plan_id
    from forum_rating
    join action on action.id = forum_rating.action_id and action.kind = cast($kind as varchar)
    where forum_rating.forum_id = cast($forum as varchar)
        and forum_rating.edition = cast($edition as varchar)
        and forum_rating.action_id not in (select action_id from hidden)
),
-- A frozen board is read whole, so every line it has may be compared.
ever_owned as (
    select action_id from rating
)

-- fragment: earlier
-- The ratings to compare with: a Forum's frozen ones, as it concluded, or those at an earlier date.
earlier as (
    select
        forum_rating.action_id,
        forum_rating.organisation_id,
        forum_rating.claimed,
        forum_rating.computed,
        forum_rating.agreed,
        forum_rating.headline
    from forum_rating
    join action on action.id = forum_rating.action_id and action.kind = cast($kind as varchar)
    where forum_rating.forum_id = cast($compared_forum as varchar)
        -- As concluded: what the Forum itself agreed belongs to it, not to the movement since.
        and forum_rating.edition = 'concluded'
        and forum_rating.action_id not in (select action_id from hidden)
        and (
            cast($organisation as varchar) is null
            or forum_rating.action_id in (select action_id from ever_owned)
        )
    union all
    select action_id, organisation_id, claimed, computed, agreed, headline
    from rating
    -- Empty where a Forum is compared with: then there is no moment of that slot, and this adds nothing.
    where slot = 'then' and counting = 'rateable'
),
latest as (
    select * from rating where slot = 'now' and counting = 'rateable'
)

-- fragment: movements
-- Better, same or worse where both points have a rating; else newly rated, went silent or removed.
-- A full join, because a line that is only in one of the two has moved as well: come, or gone.
paired as (
    select
        coalesce(latest.action_id, earlier.action_id) as action_id,
        coalesce(latest.organisation_id, earlier.organisation_id) as organisation_id,
        earlier.headline as then_headline,
        latest.headline as now_headline,
        -- Only these four are better or worse than each other; the rest have no rank, and so fall to the other words.
        case latest.headline when 'red' then 1 when 'amber' then 2 when 'green' then 3 when 'complete' then 4 end
            as now_rank,
        case earlier.headline when 'red' then 1 when 'amber' then 2 when 'green' then 3 when 'complete' then 4 end
            as then_rank,
        (
            -- Nothing changed but that an agreed rating ended: the page must not tell that as news of the line.
            earlier.agreed is not null
            and latest.agreed is null
            and earlier.claimed = latest.claimed
            and earlier.computed = latest.computed
        ) as only_lapsed
    from latest
    full join earlier on earlier.action_id = latest.action_id
    -- Without a point to compare with nothing has moved; a full join would call everything newly rated.
    where cast($compared_forum as varchar) is not null or cast($then_as_at as date) is not null
),
movement as (
    select
        action_id,
        organisation_id,
        then_headline,
        case
            -- First, because a line that is gone is neither worse nor silent.
            when then_headline <> 'withdrawn' and (now_headline is null or now_headline = 'withdrawn') then 'removed'
            when now_rank > then_rank then 'better'
            when now_rank = then_rank then 'same'
            when now_rank < then_rank then 'worse'
            when now_rank is not null then 'newly_rated'
            when then_rank is not null then 'went_silent'
        end as movement,
        -- It is said only where the lapse can be seen; two ranks that are null are the same.
        coalesce(only_lapsed and now_rank is distinct from then_rank, false) as only_lapsed
    from paired
)
