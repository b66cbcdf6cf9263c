-- Each Forum as now planned, with the day and the number of the events that matter to reading it.
create view forum_current as
select
    forum.id as forum_id,
    forum.kind,
    version.held_on,
    version.starts_at,
    version.minutes,
    version.place,
    version.guest,
    event.opened_no,
    event.opened_on,
    -- Closed is the last closing, unless the Forum was opened again after it; over is the first, and stays.
    case when event.closed_no > coalesce(event.reopened_no, 0) then event.closed_no end as closed_no,
    case when event.closed_no > coalesce(event.reopened_no, 0) then event.closed_on end as closed_on,
    event.over_no,
    event.over_on,
    event.minutes_agreed_on,
    event.papers_on
from forum
join (
    select
        forum_version.*,
        row_number() over (
            partition by forum_id
            order by reported_on desc, change_no desc
        ) as newest
    from forum_version
) as version on version.forum_id = forum.id and version.newest = 1
-- Left, because nothing has happened yet to a Forum that is only planned.
left join (
    select
        forum_id,
        -- The first opening is the pin: opened again, a Forum keeps the figures it began with.
        min(case when kind = 'opened' then change_no end) as opened_no,
        min(case when kind = 'opened' then reported_on end) as opened_on,
        max(case when kind = 'closed' then change_no end) as closed_no,
        max(case when kind = 'closed' then reported_on end) as closed_on,
        min(case when kind = 'closed' then change_no end) as over_no,
        min(case when kind = 'closed' then reported_on end) as over_on,
        max(case when kind = 'reopened' then change_no end) as reopened_no,
        max(case when kind = 'minutes_agreed' then reported_on end) as minutes_agreed_on,
        max(case when kind = 'papers_out' then reported_on end) as papers_on
    from forum_event
    group by forum_id
) as event on event.forum_id = forum.id
