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
    opened.change_no as opened_no,
    opened.reported_on as opened_on,
    case when closed.change_no > coalesce(reopened.change_no, 0) then closed.change_no end as closed_no,
    case when closed.change_no > coalesce(reopened.change_no, 0) then closed.reported_on end as closed_on,
    minutes_agreed.reported_on as minutes_agreed_on,
    papers.reported_on as papers_on
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
left join (
    select forum_id, min(change_no) as change_no, min(reported_on) as reported_on
    from forum_event
    where kind = 'opened'
    group by forum_id
) as opened on opened.forum_id = forum.id
left join (
    select forum_id, max(change_no) as change_no, max(reported_on) as reported_on
    from forum_event
    where kind = 'closed'
    group by forum_id
) as closed on closed.forum_id = forum.id
left join (
    select forum_id, max(change_no) as change_no from forum_event where kind = 'reopened' group by forum_id
) as reopened on reopened.forum_id = forum.id
left join (
    select forum_id, max(reported_on) as reported_on from forum_event where kind = 'minutes_agreed' group by forum_id
) as minutes_agreed on minutes_agreed.forum_id = forum.id
left join (
    select forum_id, max(reported_on) as reported_on from forum_event where kind = 'papers_out' group by forum_id
) as papers on papers.forum_id = forum.id
