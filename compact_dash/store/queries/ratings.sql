-- The rating rules, as fragments that queries build on. Each fragment is a list of common table expressions.
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
    where cast($then_as_at as date) is not null
),
threshold as (
    select
        slot,
        max(case when name = 'red_overdue_days' then value end) as red_overdue_days,
        max(case when name = 'red_date_moves' then value end) as red_date_moves,
        max(case when name = 'amber_date_moves' then value end) as amber_date_moves
    from (
        select
            moment.slot,
            setting_version.name,
            setting_version.value,
            row_number() over (
                partition by moment.slot, setting_version.name
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
    ) as version_known
    left join organisation on organisation.id = version_known.organisation_id
    where version_known.newest = 1
)

-- fragment: updates
-- The latest update of each line. The stored current row answers wherever everything it knows was known at the
-- moment; history answers for the rest, leaving out what a known correction supersedes.
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
        and action_current.known_to <= line.pin
        and action_current.reported_on <= line.as_at
    union all
    select slot, action_id, update_no, claimed_on, claimed, answered_held_on
    from (
        select
            line.slot,
            line.action_id,
            status_update.change_no as update_no,
            status_update.reported_on as claimed_on,
            status_update.claimed,
            max(commission.held_on) over (partition by line.slot, line.action_id) as answered_held_on,
            row_number() over (
                partition by line.slot, line.action_id
                order by status_update.reported_on desc, status_update.change_no desc
            ) as newest
        from line
        join action_current
            on action_current.action_id = line.action_id
            and (action_current.known_to > line.pin or action_current.reported_on > line.as_at)
        join status_update
            on status_update.action_id = line.action_id
            and status_update.change_no <= line.pin
            and status_update.reported_on <= line.as_at
        join department_return on department_return.id = status_update.return_id
        join commission on commission.id = department_return.commission_id
        left join status_update as correction
            on correction.supersedes = status_update.change_no
            and correction.change_no <= line.pin
        where correction.change_no is null
    ) as update_known
    where newest = 1
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
            order by milestone_version.reported_on desc, milestone_version.change_no desc
        ) as newest,
        row_number() over (
            partition by line.slot, milestone_version.milestone_id
            order by milestone_version.reported_on, milestone_version.change_no
        ) as place
    from line
    join milestone_version
        on milestone_version.action_id = line.action_id
        and (
            (milestone_version.change_no <= line.pin and milestone_version.reported_on <= line.as_at)
            or (
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
    where correction.change_no is null and not coalesce(milestone_version.undone, false)
),
dated_step as (
    select
        slot,
        milestone_id,
        due_on,
        place >= agreed_place as since_agreed,
        lag(due_on) over (partition by slot, milestone_id order by place) as due_before,
        lag(due_on) over (partition by slot, milestone_id, place >= agreed_place order by place) as due_before_since
    from (
        select
            *,
            max(case when agreed_forum_id is not null then place else 0 end) over (
                partition by slot, milestone_id
            ) as agreed_place
        from milestone_version_known
    ) as baselined
    where due_on is not null and not dropped
),
milestone_moves as (
    select
        slot,
        milestone_id,
        sum(case when due_on > due_before then 1 else 0 end) as later_moves,
        sum(case when since_agreed and due_on > due_before_since then 1 else 0 end) as moves
    from dated_step
    group by slot, milestone_id
),
milestone_fact as (
    select
        known.slot,
        known.action_id,
        min(case when known.done_on is null and not known.dropped then known.due_on end) as due_on,
        min(
            case when known.done_on is null and not known.dropped and known.due_on >= known.as_at
                then known.due_on end
        ) as next_due_on,
        max(
            case when known.done_on is null and not known.dropped then coalesce(milestone_moves.moves, 0) else 0 end
        ) as date_moves,
        max(coalesce(milestone_moves.later_moves, 0)) as later_moves,
        max(case when known.done_on is not null then known.reported_on end) as finished_reported_on
    from milestone_version_known as known
    left join milestone_moves
        on milestone_moves.slot = known.slot
        and milestone_moves.milestone_id = known.milestone_id
    where known.newest = 1
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
                order by assessment.reported_on desc, assessment.change_no desc
            ) as newest
        from line
        join assessment
            on assessment.action_id = line.action_id
            and (
                (assessment.change_no <= line.pin and assessment.reported_on <= line.as_at)
                or (
                    assessment.forum_id = line.captured_by
                    and assessment.body = 'forum'
                    and assessment.change_no <= line.concluded_no
                )
            )
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
        where correction.change_no is null and not coalesce(assessment.undone, false)
    ) as assessment_known
    where newest = 1
)

-- fragment: asked
-- What each line has been asked for, and for which Forum OCS accepted an answer last, since the rating agreed of it.
asked as (
    select
        line.slot,
        line.action_id,
        max(commission.reported_on) as last_commissioned_on,
        min(commission.deadline_on) as first_deadline_on,
        max(case when commission.deadline_on < line.as_at then commission.held_on end) as due_held_on,
        max(
            case
                when accepted.reported_on > agreement.agreed_on
                    or (accepted.reported_on = agreement.agreed_on and accepted.change_no > agreement.assessment_no)
                    then commission.held_on
            end
        ) as accepted_held_on
    from line
    join return_line
        on return_line.action_id = line.action_id
        and return_line.change_no <= line.pin
    join department_return on department_return.id = return_line.return_id
    join commission
        on commission.id = department_return.commission_id
        and commission.change_no <= line.pin
        and commission.reported_on <= line.as_at
    left join agreement on agreement.slot = line.slot and agreement.action_id = line.action_id
    left join (
        select moment.slot, return_event.return_id, return_event.reported_on, return_event.change_no
        from moment
        join return_event
            on return_event.kind = 'accepted'
            and return_event.change_no <= moment.pin
            and return_event.reported_on <= moment.as_at
    ) as accepted
        on accepted.return_id = department_return.id
        and accepted.slot = line.slot
    group by line.slot, line.action_id
)

-- fragment: ratings
-- The three ratings of each line and the one the board shows, each with a code that says why.
fact as (
    select
        line.*,
        latest_update.update_no,
        latest_update.claimed,
        latest_update.claimed_on,
        agreement.assessment_no,
        agreement.agreed_on,
        agreement.rating as last_agreed,
        case
            when agreement.rating in ('complete', 'withdrawn') then agreement.rating
            when asked.accepted_held_on > agreement.held_on then null
            else agreement.rating
        end as agreed,
        asked.first_deadline_on,
        asked.last_commissioned_on,
        asked.due_held_on,
        latest_update.answered_held_on,
        milestone_fact.due_on,
        milestone_fact.next_due_on,
        milestone_fact.finished_reported_on,
        coalesce(milestone_fact.date_moves, 0) as date_moves,
        coalesce(milestone_fact.later_moves, 0) as later_moves,
        case when milestone_fact.due_on < line.as_at then line.as_at - milestone_fact.due_on else 0 end as overdue_days
    from line
    left join latest_update
        on latest_update.slot = line.slot and latest_update.action_id = line.action_id
    left join agreement
        on agreement.slot = line.slot and agreement.action_id = line.action_id
    left join asked
        on asked.slot = line.slot and asked.action_id = line.action_id
    left join milestone_fact
        on milestone_fact.slot = line.slot and milestone_fact.action_id = line.action_id
),
judged as (
    select
        fact.*,
        case
            when fact.agreed = 'complete' then 'complete'
            when fact.agreed = 'withdrawn' then 'withdrawn'
            when fact.first_deadline_on is null then 'not_asked'
            when fact.due_held_on is null and fact.update_no is null then 'not_due'
            when fact.due_held_on is not null
                and (fact.answered_held_on is null or fact.answered_held_on < fact.due_held_on) then 'no_return'
            when fact.due_on is null
                and (fact.finished_reported_on is null or fact.finished_reported_on < fact.last_commissioned_on)
                then 'no_milestone'
            when fact.overdue_days > threshold.red_overdue_days then 'long_overdue'
            when fact.date_moves >= threshold.red_date_moves then 'moved_often'
            when fact.overdue_days > 0 then 'overdue'
            when fact.date_moves >= threshold.amber_date_moves then 'moved'
            when fact.due_on is null then 'finished'
            else 'on_date'
        end as computed_code
    from fact
    join threshold on threshold.slot = fact.slot
),
computed as (
    select
        judged.*,
        case
            when computed_code in ('not_asked', 'not_due') then 'not_yet_asked'
            when computed_code in ('long_overdue', 'moved_often') then 'red'
            when computed_code in ('overdue', 'moved') then 'amber'
            when computed_code in ('finished', 'on_date') then 'green'
            else computed_code
        end as computed
    from judged
),
shown as (
    select
        computed.*,
        case
            when computed in ('complete', 'withdrawn', 'not_yet_asked', 'no_return') then 'as_computed'
            when agreed = 'green' and computed = 'no_milestone' then 'as_computed'
            when agreed is not null then 'agreed'
            when computed = 'no_milestone' then 'as_computed'
            when claimed in ('complete', 'withdrawn') then 'proposed'
            when claimed = 'green' and computed in ('amber', 'red') then 'held_down'
            when claimed is not null then 'claimed'
            else 'as_computed'
        end as headline_code
    from computed
),
rating as (
    select
        shown.*,
        case
            when headline_code in ('as_computed', 'proposed') then computed
            when headline_code = 'agreed' then agreed
            when headline_code = 'held_down' then 'amber'
            else claimed
        end as headline,
        (
            computed in ('amber', 'red')
            and (claimed in ('green', 'complete') or (claimed = 'amber' and computed = 'red'))
            and (agreed is null or agreed_on < claimed_on or (agreed_on = claimed_on and assessment_no < update_no))
        ) as disputed
    from shown
)
