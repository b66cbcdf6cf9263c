-- What is asked of the returns.

-- fragment: wanted
-- The lines that returns still want answered at a date: asked about, and since then neither settled nor handed on nor
-- taken out of the counts. The reader's hidden lines are left out.
wanted as (
    select return_line.return_id, return_line.action_id, version.title
    from return_line
    join department_return on department_return.id = return_line.return_id
    join version on version.action_id = return_line.action_id
    left join settled on settled.action_id = return_line.action_id
    where return_line.action_id not in (select action_id from hidden)
        and (
            exists (
                -- What was answered stays wanted, so that a settled line does not make a full return look short.
                select 1 from status_update
                where status_update.return_id = return_line.return_id
                    and status_update.action_id = return_line.action_id
            )
            or (
                -- Handed on, a line is wanted from its new owner, by that one's own return.
                version.organisation_id = department_return.organisation_id
                and version.counting = 'rateable'
                and coalesce(settled.rating, 'open') not in ('complete', 'withdrawn')
            )
        )
)

-- name: return_standings
-- Each organisation's return for a Forum as it stood at a date, with its open queries; which lines OCS asked about is
-- for the organisation and OCS.
-- by day
-- needs: hidden, wordings_then, versions, assessed_then, settlements, wanted
-- As it stood at the date: a return that was filed since was still missing then.
event_known as (
    select return_event.*
    from return_event
    where return_event.reported_on <= cast($as_at as date)
)
select
    organisation.code,
    organisation.abbreviation,
    organisation.short_name,
    organisation.kind,
    commission.deadline_on,
    coalesce(line_count.lines, 0) as lines,
    latest_event.kind as last_event,
    filed.filed_on,
    filed.nil as nil_return,
    -- Each query is answered once.
    coalesce(queries.queried, 0) - coalesce(queries.replied, 0) as open_queries,
    case
        when 'internal' in (select unnest(cast($reader_levels as varchar[])))
            or organisation.code in (select unnest(cast($reader_own as varchar[]))) then queries.queried_refs
    end as queried_refs
from commission
join department_return on department_return.commission_id = commission.id
join organisation on organisation.id = department_return.organisation_id
left join (
    select return_id, count(*) as lines from wanted group by return_id
) as line_count on line_count.return_id = department_return.id
left join (
    select return_id, kind, row_number() over (partition by return_id order by change_no desc) as newest
    from event_known
) as latest_event on latest_event.return_id = department_return.id and latest_event.newest = 1
left join (
    select
        return_id,
        -- Filed first: early or late is told by that, whatever was asked and answered after.
        min(reported_on) as filed_on,
        -- A nil return is one that was ever filed as such: queried, it is answered and not filed again.
        max(case when kind = 'nil' then 1 else 0 end) = 1 as nil
    from event_known
    where kind in ('submitted', 'nil')
    group by return_id
) as filed on filed.return_id = department_return.id
left join (
    select
        event_known.return_id,
        cast(sum(case when event_known.kind = 'queried' then 1 else 0 end) as bigint) as queried,
        cast(sum(case when event_known.kind = 'replied' then 1 else 0 end) as bigint) as replied,
        string_agg(
            distinct case when event_known.kind = 'queried' then action.ref end, ', '
            order by case when event_known.kind = 'queried' then action.ref end
        ) as queried_refs
    from event_known
    left join action on action.id = event_known.action_id
    where event_known.kind in ('queried', 'replied')
    group by event_known.return_id
) as queries on queries.return_id = department_return.id
where commission.forum_id = cast($forum as varchar) and commission.reported_on <= cast($as_at as date)
order by organisation.position

-- name: unanswered_lines
-- The lines of each organisation's return for a Forum that had no answer by a date.
-- by day
-- needs: hidden, wordings_then, versions, assessed_then, settlements, wanted
select organisation.code, action.ref, wanted.title
from commission
join department_return on department_return.commission_id = commission.id
join organisation on organisation.id = department_return.organisation_id
join wanted on wanted.return_id = department_return.id
join action on action.id = wanted.action_id
left join status_update
    on status_update.return_id = department_return.id
    and status_update.action_id = action.id
    and status_update.reported_on <= cast($as_at as date)
where commission.forum_id = cast($forum as varchar)
    and commission.reported_on <= cast($as_at as date)
    -- No row found is no answer by the date.
    and status_update.change_no is null
order by organisation.position, action.ref
