-- The rating rules, as a fragment that queries build on. What they judge is in rating_facts.sql and asked.sql,
-- and where it is looked from in moments.sql.

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
            -- Complete and Withdrawn never lapse: nobody is asked about such a line again, so nobody could confirm it.
            when agreement.rating in ('complete', 'withdrawn') then agreement.rating
            -- A return accepted for a later Forum without confirming the rating lets it lapse.
            when asked.accepted_held_on > agreement.held_on then null
            else agreement.rating
        end as agreed,
        asked.first_deadline_on,
        asked.last_commissioned_on,
        asked.due_held_on,
        latest_update.answered_held_on,
        milestone_fact.due_on,
        milestone_fact.next_due_on,
        milestone_fact.finished_on,
        coalesce(milestone_fact.date_moves, 0) as date_moves,
        coalesce(milestone_fact.later_moves, 0) as later_moves,
        -- A milestone is not overdue on its own day.
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
-- What the dates alone say, whether or not anybody has answered. A code says which rule, for its reason in words.
dated as (
    select
        fact.*,
        case
            -- Having no date comes before any Red or Green: a line without one is never Green.
            when fact.due_on is null
                -- A line that finished its last step since it was asked has answered well, and is given until it is
                -- asked again.
                and (fact.finished_on is null or fact.finished_on < fact.last_commissioned_on)
                then 'no_milestone'
            -- Both reasons for Red stand before those for Amber; among them the one that says more comes first.
            when fact.overdue_days > threshold.red_overdue_days then 'long_overdue'
            when fact.date_moves >= threshold.red_date_moves then 'moved_often'
            -- Overdue comes before moved: a date that has passed is worse than one that was put off.
            when fact.overdue_days > 0 then 'overdue'
            when fact.date_moves >= threshold.amber_date_moves then 'moved'
            -- Only a line that has just finished its last step comes here without a date.
            when fact.due_on is null then 'finished'
            else 'on_date'
        end as dated_code
    from fact
    join threshold on threshold.slot = fact.slot
),
-- The computed rating: the first that holds, in the order of the rules.
judged as (
    select
        fact.*,
        case
            when fact.agreed = 'complete' then 'complete'
            when fact.agreed = 'withdrawn' then 'withdrawn'
            -- What was settled comes before what was asked: a line that is complete owes no return.
            when fact.first_deadline_on is null then 'not_asked'
            -- A line that answered before its first deadline is rated by what it said.
            when fact.due_held_on is null and fact.update_no is null then 'not_due'
            when fact.due_held_on is not null
                -- An answer for this Forum or for a later one will do; silence outweighs every date.
                and (fact.answered_held_on is null or fact.answered_held_on < fact.due_held_on) then 'no_return'
            else fact.dated_code
        end as computed_code
    from dated as fact
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
        end as computed,
        case
            when dated_code in ('long_overdue', 'moved_often') then 'red'
            when dated_code in ('overdue', 'moved') then 'amber'
            when dated_code in ('finished', 'on_date') then 'green'
            else dated_code
        end as dates_say,
        -- Agreed and claimed on one day, the number of the change says which came after.
        (claimed_on > agreed_on or (claimed_on = agreed_on and update_no > assessment_no)) as claimed_since_agreed
    from judged
),
-- What the board shows: what was agreed, unless the department has said worse since; else the worse of what it says
-- and what its dates say.
shown as (
    select
        computed.*,
        case
            -- Nothing that was claimed or agreed stands against these; the last agreed rating is shown beside No
            -- return.
            when computed in ('complete', 'withdrawn', 'not_yet_asked', 'no_return') then 'as_computed'
            -- An agreed rating was given with a reason, and outweighs the dates; but whoever says worse of themselves
            -- afterwards knows something that was not known then.
            when claimed_since_agreed
                and ((agreed = 'green' and claimed in ('amber', 'red')) or (agreed = 'amber' and claimed = 'red'))
                then 'worse_than_agreed'
            -- Green needs an open date, even where it was agreed while there was one.
            when agreed = 'green' and computed = 'no_milestone' then 'as_computed'
            when agreed is not null then 'agreed'
            when computed = 'no_milestone' then 'as_computed'
            -- Only proposed until OCS accepts it; till then the board shows what the dates say.
            when claimed in ('complete', 'withdrawn') then 'proposed'
            -- The worse of the two, so that claiming more than the dates bear out gains nothing.
            when claimed = 'red' or (claimed = 'amber' and computed <> 'red') or claimed = computed then 'claimed'
            when claimed is not null then 'held_down'
            else 'as_computed'
        end as headline_code
    from computed
),
rating as (
    select
        shown.*,
        case
            when headline_code in ('as_computed', 'proposed', 'held_down') then computed
            when headline_code = 'agreed' then agreed
            else claimed
        end as headline,
        (
            -- A claim above the dates, marked until an agreed rating that is newer than the claim settles it.
            computed in ('amber', 'red')
            and (claimed in ('green', 'complete') or (claimed = 'amber' and computed = 'red'))
            and (agreed is null or claimed_since_agreed)
        ) as disputed,
        headline_code = 'worse_than_agreed' as worse_than_agreed
    from shown
)
