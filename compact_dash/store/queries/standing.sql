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
            row_number() over (partition by action_id order by reported_on desc, change_no desc) as newest
        from wording
    ) as versioned
    where newest = 1
)

-- fragment: assessed
-- Every rating that was agreed.
agreed as (
    select * from assessment
)

-- fragment: assessed_then
-- Every rating that was agreed, up to a day.
agreed as (
    select * from assessment where reported_on <= cast($as_at as date)
)

-- fragment: settlements
-- The rating last agreed of each line. One that was taken back counts for nothing, so that the one before it stands.
settled as (
    select action_id, change_no, rating
    from (
        select
            agreed.*,
            row_number() over (
                partition by agreed.action_id order by agreed.reported_on desc, agreed.change_no desc
            ) as newest
        from agreed
        left join assessment as correction on correction.supersedes = agreed.change_no
        where correction.change_no is null and not coalesce(agreed.undone, false)
    ) as assessed
    where newest = 1
)

-- fragment: steps_of_lines
-- Every version of the milestones of some lines.
stepped as (
    select * from milestone_version where action_id in (select unnest(cast($action_ids as varchar[])))
)

-- fragment: open_steps
-- The open dated milestones, numbered by date within each line.
step as (
    select
        stepped.*,
        row_number() over (
            partition by stepped.milestone_id order by stepped.reported_on desc, stepped.change_no desc
        ) as newest
    from stepped
    left join milestone_version as correction on correction.supersedes = stepped.change_no
    where correction.change_no is null and not coalesce(stepped.undone, false)
),
open_step as (
    select
        step.*,
        count(*) over (partition by action_id) as steps,
        row_number() over (partition by action_id order by due_on, milestone_id) as place
    from step
    where newest = 1 and done_on is null and not dropped and due_on is not null
)
