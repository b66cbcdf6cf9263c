-- What the board asks.

-- name: organisations
-- Every organisation of a kind, in the order of the plan's own list.
select id, code, abbreviation, name, short_name, kind, position
from organisation
where kind = cast($kind as varchar) or cast($kind as varchar) is null
order by position

-- fragment: cells
-- Counts of rateable commitments by everything the board can be filtered by. One that has left the counts since
-- the point compared with is there with no commitment, for its movement alone.
priority_list as (
    select
        action_priority.action_id,
        string_agg(priority.name, '; ' order by priority.position) as priorities
    from action_priority
    join priority on priority.id = action_priority.priority_id
    group by action_priority.action_id
),
cell as (
    select
        -- A line that is gone has an organisation only in what it moved from.
        coalesce(latest.organisation_id, movement.organisation_id) as organisation_id,
        theme.name as theme,
        coalesce(theme.general, false) as general,
        plan.code as plan,
        priority_list.priorities,
        -- Such a line stands under Withdrawn, where a filter by rating looks for it; it adds nothing to the count.
        coalesce(latest.headline, 'withdrawn') as headline,
        coalesce(latest.disputed, false) as disputed,
        coalesce(latest.worse_than_agreed, false) as worse_than_agreed,
        -- Of the column and not of rows, so that a line that is gone counts nothing.
        count(latest.action_id) as commitments,
        -- What is settled owes nothing, whatever its dates were. A sum is cast because DuckDB makes it a hugeint.
        cast(sum(case when latest.overdue_days > 0 and latest.headline not in ('complete', 'withdrawn')
            then 1 else 0 end) as bigint) as overdue,
        cast(sum(case when latest.later_moves > 0 then 1 else 0 end) as bigint) as dates_moved,
        cast(sum(case when latest.title <> first_wording.title then 1 else 0 end) as bigint) as reworded,
        cast(sum(case when latest.due_on is null and latest.headline not in ('complete', 'withdrawn')
            then 1 else 0 end) as bigint) as undated,
        cast(sum(case when movement.movement = 'better' then 1 else 0 end) as bigint) as better,
        cast(sum(case when movement.movement = 'same' then 1 else 0 end) as bigint) as same,
        cast(sum(case when movement.movement = 'worse' then 1 else 0 end) as bigint) as worse,
        cast(sum(case when movement.movement = 'newly_rated' then 1 else 0 end) as bigint) as newly_rated,
        cast(sum(case when movement.movement = 'went_silent' then 1 else 0 end) as bigint) as went_silent,
        cast(sum(case when movement.movement = 'removed' then 1 else 0 end) as bigint) as removed,
        cast(sum(case when movement.only_lapsed then 1 else 0 end) as bigint) as only_lapsed,
        min(case when latest.headline not in ('complete', 'withdrawn') then latest.due_on end) as due_on,
        min(case when latest.headline not in ('complete', 'withdrawn') then latest.next_due_on end) as next_due_on
    from latest
    -- Full, so that a line that has left the counts is still there to be counted as removed.
    full join movement on movement.action_id = latest.action_id
    left join theme on theme.id = latest.theme_id
    left join plan on plan.id = latest.plan_id
    -- Left, as the three before: a commitment may have no theme and serve no priority.
    left join priority_list on priority_list.action_id = latest.action_id
    left join first_wording on first_wording.action_id = latest.action_id
    group by coalesce(latest.organisation_id, movement.organisation_id), theme.name, theme.general, plan.code,
        priority_list.priorities, coalesce(latest.headline, 'withdrawn'), coalesce(latest.disputed, false),
        coalesce(latest.worse_than_agreed, false)
)

-- name: board_cells
-- The cells of the board as the rules give them at a moment.
-- by day
-- needs: hidden, moments, thresholds, lines, updates, milestones, agreements, asked, ratings, earlier, movements, cells
select * from cell order by organisation_id, theme, plan, priorities, headline, disputed, worse_than_agreed

-- name: frozen_cells
-- The cells of the board as a Forum kept it, whatever the rules say today.
-- needs: hidden_today, frozen, earlier, movements, cells
select * from cell order by organisation_id, theme, plan, priorities, headline, disputed, worse_than_agreed

-- name: frozen_lines
-- What a Forum kept of each line, in one of its editions.
-- needs: hidden_today
select
    forum_rating.action_id,
    forum_rating.title,
    forum_rating.claimed,
    forum_rating.computed,
    forum_rating.computed_code,
    forum_rating.agreed,
    forum_rating.headline,
    forum_rating.headline_code,
    forum_rating.disputed,
    forum_rating.headline_code = 'worse_than_agreed' as worse_than_agreed,
    forum_rating.due_on,
    forum_rating.overdue_days,
    forum_rating.date_moves
from forum_rating
where forum_rating.forum_id = cast($forum as varchar)
    and forum_rating.edition = cast($edition as varchar)
    and forum_rating.action_id not in (select action_id from hidden)
order by forum_rating.action_id

-- name: counting_totals
-- How many commitments there are of each way of counting, at the moment.
-- needs: hidden, moments, thresholds, lines
select counting, count(*) as commitments
from line
where slot = 'now'
group by counting
order by counting

-- name: forum_tallies
-- The last Forums before a date, with the frozen headline counts of each department as the Forum concluded.
-- needs: hidden
select
    forum_rating.forum_id,
    recent.held_on,
    forum_rating.organisation_id,
    forum_rating.headline,
    count(*) as commitments
from (
    select forum_id, held_on
    from forum_current
    -- Only Forums that closed once have a concluded edition. By the day it opened: it may have met late.
    where kind = 'quarterly' and over_no is not null and coalesce(opened_on, held_on) < cast($as_at as date)
    order by held_on desc
    -- Forums are limited before their ratings are counted, so that an old programme reads no more than a young one.
    limit cast($forums as integer)
) as recent
join forum_rating on forum_rating.forum_id = recent.forum_id and forum_rating.edition = 'concluded'
join action on action.id = forum_rating.action_id and action.kind = 'commitment'
where forum_rating.action_id not in (select action_id from hidden)
group by forum_rating.forum_id, recent.held_on, forum_rating.organisation_id, forum_rating.headline
order by recent.held_on, forum_rating.organisation_id, forum_rating.headline

-- name: head
-- The number of the last change: what a reader compares to know whether anything is new.
select change_no from change_head where id = 1

-- name: recorded_since
-- How many facts that speak of dates up to a day were recorded after that day had ended.
-- needs: withheld
select count(*) as facts
from change
where reported_on <= cast($as_at as date)
    -- The end of the day is given in UTC by the caller, who knows about London's summer time.
    and recorded_at > cast($day_ended_at as timestamp)
    -- Not even a count may tell a reader of what they may not know.
    and change_no not in (select change_no from withheld)

-- name: programme
-- The programme, and the day an illustrative one takes for today.
select title, illustrative, today_on from programme order by id limit 1

-- name: row_counts
-- The schema's version and how much the database holds.
select
    (select max(version) from schema_migration) as schema_version,
    (select count(*) from action) as actions,
    (select count(*) from status_update) as updates,
    (select count(*) from change) as changes
