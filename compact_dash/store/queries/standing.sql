-- What stands, as fragments: the newest word on each thing, without what was corrected or taken back. Each is read
-- from a table that says which words count, so that one rule serves today, an earlier day and a few lines alone; a
-- query names both. The rules for ratings look from moments, and are in ratings.sql.

-- fragment: wordings
-- Every wording of every line.
wording as (
    select * from action_version
)

-- fragment: wordings_then
-- Every wording of every line, up to a day.
wording as (
    select * from action_version where reported_on <= cast($as_at as date)
)

-- fragment: wordings_pinned
-- Every wording of every line, up to a day and a change.
wording as (
    select * from action_version where reported_on <= cast($as_at as date) and change_no <= cast($pin as bigint)
)

-- fragment: versions
-- Each line as last worded and owned.
version as (
    select *
    from (
        select
            wording.*,
            -- Not the highest number alone: a wording may be written later about an earlier day.
            row_number() over (partition by action_id order by reported_on desc, change_no desc) as newest
        from wording
    ) as versioned
    where newest = 1
)

-- fragment: assessed
-- Every rating that was agreed.
agreed_rating as (
    select * from assessment
)

-- fragment: assessed_then
-- Every rating that was agreed, up to a day.
agreed_rating as (
    select * from assessment where reported_on <= cast($as_at as date)
)

-- fragment: settlements
-- The rating last agreed of each line. One that was taken back counts for nothing, so that the one before it stands.
settled as (
    select action_id, change_no, rating
    from (
        select
            agreed_rating.*,
            row_number() over (
                partition by agreed_rating.action_id
                order by agreed_rating.reported_on desc, agreed_rating.change_no desc
            ) as newest
        from agreed_rating
        -- From the whole table and not from those up to the day, because a mistake is left out of every day.
        left join assessment as correction on correction.supersedes = agreed_rating.change_no
        where correction.change_no is null and not coalesce(agreed_rating.undone, false)
    ) as assessed
    where newest = 1
)

-- fragment: steps_of_lines
-- Every version of the milestones of some lines.
step_version as (
    select * from milestone_version where action_id in (select unnest(cast($action_ids as varchar[])))
)

-- fragment: open_steps
-- The open dated milestones, numbered by date within each line.
step as (
    select
        step_version.*,
        row_number() over (
            partition by step_version.milestone_id order by step_version.reported_on desc, step_version.change_no desc
        ) as newest
    from step_version
    left join milestone_version as correction on correction.supersedes = step_version.change_no
    where correction.change_no is null and not coalesce(step_version.undone, false)
),
open_step as (
    select
        step.*,
        -- The count goes with every step, for the form says how many more are open.
        count(*) over (partition by action_id) as steps,
        -- The id only makes the order the same each time where two are due on one day.
        row_number() over (partition by action_id order by due_on, milestone_id) as place
    from step
    where newest = 1 and done_on is null and not dropped and due_on is not null
)
