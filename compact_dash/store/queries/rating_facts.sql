-- What the rating rules judge, as fragments: what was claimed, dated and agreed of each line at a moment. What was asked
-- is in asked.sql.

-- fragment: updates
-- The latest update of each line. The stored current row answers wherever everything it knows was known at the
-- moment; history answers for the rest, leaving out what a known correction supersedes.
update_known as (
    select
        line.slot,
        line.action_id,
        -- The day, and then the number of the change, as one number that can be told the greatest of without sorting:
        -- at a past day every update of every line is looked through. No database comes to a million million changes.
        max(
            (status_update.reported_on - cast('0001-01-01' as date)) * cast(1000000000000 as bigint)
            + status_update.change_no
        ) as day_and_no,
        -- Over every update and not the newest alone: a late answer for an earlier Forum does not undo a later one.
        max(commission.held_on) as answered_held_on
    from line
    join action_current
        on action_current.action_id = line.action_id
        -- The opposite of the two conditions below, so that each line is answered for once.
        and (action_current.known_to > line.pin or action_current.reported_on > line.as_at)
    join status_update
        on status_update.action_id = line.action_id
        and status_update.change_no <= line.pin
        and status_update.reported_on <= line.as_at
    join department_return on department_return.id = status_update.return_id
    join commission on commission.id = department_return.commission_id
    -- A correction that was not known yet corrects nothing: a Forum's pin shows what the Forum saw.
    left join status_update as correction
        on correction.supersedes = status_update.change_no
        and correction.change_no <= line.pin
    where correction.change_no is null
    group by line.slot, line.action_id
),
latest_update as (
    select
        line.slot,
        line.action_id,
        action_current.update_no,
        action_current.reported_on as claimed_on,
        action_current.claimed,
        action_current.answered_held_on
    from line
    join action_current
        on action_current.action_id = line.action_id
        -- Every update of the line was known by the pin, so none that came later can have changed the answer.
        and action_current.known_to <= line.pin
        and action_current.reported_on <= line.as_at
    union all
    select
        update_known.slot,
        update_known.action_id,
        status_update.change_no as update_no,
        status_update.reported_on as claimed_on,
        status_update.claimed,
        update_known.answered_held_on
    from update_known
    join status_update on status_update.change_no = update_known.day_and_no % 1000000000000
)

-- fragment: milestones
-- Every milestone's versions in order. A date moves later when it passes the dated version before it without the
-- Forum's agreement; a corrected version stands in the place of the one it supersedes, so correcting moves nothing.
-- A version that is undone takes the one it supersedes away, and counts for nothing itself. What a Forum agreed counts
-- for it whatever its day: it may meet past midnight, or be opened again.
milestone_version_known as (
    select
        line.slot,
        line.action_id,
        line.as_at,
        milestone_version.milestone_id,
        milestone_version.reported_on,
        milestone_version.change_no,
        milestone_version.due_on,
        milestone_version.done_on,
        milestone_version.dropped,
        milestone_version.agreed_forum_id,
        row_number() over (
            partition by line.slot, milestone_version.milestone_id
            order by milestone_version.reported_on, milestone_version.change_no
        ) as place,
        -- In the order of the place, so that the versions are sorted once: the one that none follows is what holds.
        lead(milestone_version.change_no) over (
            partition by line.slot, milestone_version.milestone_id
            order by milestone_version.reported_on, milestone_version.change_no
        ) is null as is_newest
    from line
    join milestone_version
        on milestone_version.action_id = line.action_id
        and (
            (milestone_version.change_no <= line.pin and milestone_version.reported_on <= line.as_at)
            or (
                -- The concluded edition has what this Forum captured itself, and nothing else that came after the pin.
                milestone_version.agreed_forum_id = line.captured_by
                and milestone_version.change_no <= line.concluded_no
            )
        )
    left join milestone_version as correction
        on correction.supersedes = milestone_version.change_no
        and (
            correction.change_no <= line.pin
            or (correction.agreed_forum_id = line.captured_by and correction.change_no <= line.concluded_no)
        )
    -- Taken out before the windows above number what is left: what was corrected is neither a place nor a move.
    where correction.change_no is null and not coalesce(milestone_version.undone, false)
),
-- Versions without a date are passed over, so that a date taken away and given back later has moved.
dated_version as (
    select
        slot,
        milestone_id,
        due_on,
        place >= agreed_place as since_agreed,
        -- Two counts: moves since the start, for the honesty strip; moves since the Forum last agreed, for the rating.
        lag(due_on) over (partition by slot, milestone_id order by place) as due_before,
        lag(due_on) over (partition by slot, milestone_id, place >= agreed_place order by place) as due_before_since
    from (
        select
            *,
            -- 0 where no Forum agreed anything: then every move counts.
            max(case when agreed_forum_id is not null then place else 0 end) over (
                partition by slot, milestone_id
            ) as agreed_place
        from milestone_version_known
        -- Only where there is more than one version: most milestones have one, which has moved from nowhere.
        where not (place = 1 and is_newest)
    ) as with_agreed_place
    where due_on is not null and not dropped
),
milestone_moves as (
    select
        slot,
        milestone_id,
        -- Only a later date is a move; an earlier one is good news. The first has none before it and compares to null.
        sum(case when due_on > due_before then 1 else 0 end) as later_moves,
        sum(case when since_agreed and due_on > due_before_since then 1 else 0 end) as moves
    from dated_version
    group by slot, milestone_id
),
milestone_fact as (
    select
        known.slot,
        known.action_id,
        -- The earliest open date is the line's: what is overdue must not hide behind what lies ahead.
        min(case when known.done_on is null and not known.dropped then known.due_on end) as due_on,
        min(
            case when known.done_on is null and not known.dropped and known.due_on >= known.as_at
                then known.due_on end
        ) as next_due_on,
        max(
            case when known.done_on is null and not known.dropped then coalesce(milestone_moves.moves, 0) else 0 end
        ) as date_moves,
        -- The worst milestone and not their sum: two moved once each are not one moved twice.
        max(coalesce(milestone_moves.later_moves, 0)) as later_moves,
        -- The day it was done and not the day that was told: the rules ask whether a step was finished since the line
        -- was asked about, and it may be told long after.
        max(known.done_on) as finished_on
    from milestone_version_known as known
    -- Left, because a milestone that never had a date cannot have moved.
    left join milestone_moves
        on milestone_moves.slot = known.slot
        and milestone_moves.milestone_id = known.milestone_id
    where known.is_newest
    group by known.slot, known.action_id
)

-- fragment: agreements
-- The newest agreed rating of each line, whether or not it still holds, with the day its Forum was then planned for.
-- What a Forum agreed itself counts for it whatever its day; what OCS agreed on accepting a return for it does not.
forum_known as (
    select slot, forum_id, held_on
    from (
        select
            moment.slot,
            forum_version.forum_id,
            forum_version.held_on,
            row_number() over (
                partition by moment.slot, forum_version.forum_id
                order by forum_version.reported_on desc, forum_version.change_no desc
            ) as newest
        from moment
        join forum_version
            on forum_version.change_no <= moment.pin
            and forum_version.reported_on <= moment.as_at
    ) as planned
    where newest = 1
),
agreement as (
    select slot, action_id, assessment_no, agreed_on, rating, body, held_on
    from (
        select
            line.slot,
            line.action_id,
            assessment.change_no as assessment_no,
            assessment.reported_on as agreed_on,
            assessment.rating,
            assessment.body,
            forum_known.held_on,
            row_number() over (
                partition by line.slot, line.action_id
                -- The newest, whichever body agreed it: OCS and the Forum replace each other's ratings.
                order by assessment.reported_on desc, assessment.change_no desc
            ) as newest
        from line
        join assessment
            on assessment.action_id = line.action_id
            and (
                (assessment.change_no <= line.pin and assessment.reported_on <= line.as_at)
                or (
                    assessment.forum_id = line.captured_by
                    -- Without this, what OCS agreed when accepting a return for this Forum would reach back into its
                    -- edition.
                    and assessment.body = 'forum'
                    and assessment.change_no <= line.concluded_no
                )
            )
        -- Left, so that no rating is lost where the Forum it names was not planned yet at the moment.
        left join forum_known
            on forum_known.slot = line.slot
            and forum_known.forum_id = assessment.forum_id
        left join assessment as correction
            on correction.supersedes = assessment.change_no
            and (
                correction.change_no <= line.pin
                or (
                    correction.forum_id = line.captured_by
                    and correction.body = 'forum'
                    and correction.change_no <= line.concluded_no
                )
            )
        -- One taken back counts for nothing, so that the one before it holds again.
        where correction.change_no is null and not coalesce(assessment.undone, false)
    ) as assessment_known
    where newest = 1
)
