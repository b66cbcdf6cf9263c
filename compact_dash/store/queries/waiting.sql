-- What waits for somebody.

-- name: waiting
-- Everything that waits for somebody today and that the reader may know of; for whom each waits is a matter of who may
-- do what (domain/waiting.py). One query, because the sidebar of every page asks it: returns for Forums ahead, entries
-- of the register, minutes, overdue actions of the Forum, and proposals for the end of a plan's year.
-- needs: private_forum, hidden_today, entries, return_progress, wordings, versions
select
    'return' as kind,
    organisation.code as ident,
    organisation.code as organisation,
    return_progress.last_event as state,
    coalesce(return_progress.open_queries, 0) as number,
    organisation.short_name as words,
    commission.held_on as day,
    organisation.code as about,
    cast(null as varchar) as asked_of
from department_return
join commission on commission.id = department_return.commission_id
join organisation on organisation.id = department_return.organisation_id
left join return_progress on return_progress.return_id = department_return.id
where commission.held_on >= cast($as_at as date)
    and commission.reported_on <= cast($as_at as date)
    and (
        'internal' in (select unnest(cast($reader_levels as varchar[])))
        or organisation.code in (select unnest(cast($reader_own as varchar[])))
    )
union all
select
    entry.kind,
    entry.entry_id,
    entry.recorded_by,
    entry.state,
    -- What the partner recorded, the partner settles.
    case when recorder.kind = 'compact_voice' then 1 else 0 end,
    entry.title,
    entry.state_on,
    about.departments,
    asked.words
from entry
join organisation as recorder on recorder.code = entry.recorded_by
left join (
    select entry_id, string_agg(code, ' ' order by position) as departments from entry_about group by entry_id
) as about on about.entry_id = entry.entry_id
-- As widely read as its entry, or left out.
left join register_value as asked
    on asked.entry_id = entry.entry_id
    and asked.row_version = entry.row_version
    and asked.name = 'asked_of'
    and asked.circle = entry.circle
where entry.kind in ('support', 'proposal') and entry.state in ('asked', 'proposed')
    or entry.kind = 'concern' and entry.state in ('raised', 'put', 'answered')
union all
select
    'follow_up', entry.entry_id, entry.recorded_by, entry.state, 0, entry.follow_up, entry.follow_up_on, null, null
from entry
where entry.follow_up is not null
    and entry.follow_up_on <= cast($as_at as date)
    and entry.state <> 'followed_up'
union all
select
    'minutes',
    forum_current.forum_id,
    null,
    case when exists (
        select 1 from minutes_version where minutes_version.forum_id = forum_current.forum_id
    ) then 'saved' else 'to_draft' end,
    0,
    forum_current.kind,
    forum_current.held_on,
    null,
    null
from forum_current
where forum_current.over_on <= cast($as_at as date)
    and forum_current.closed_no is not null
    and (forum_current.minutes_agreed_on is null or forum_current.minutes_agreed_on > cast($as_at as date))
    and forum_current.forum_id not in (select forum_id from private_forum)
    and 'shared' in (select unnest(cast($reader_levels as varchar[])))
union all
select 'action', action.ref, organisation.code, 'overdue', 0, version.title, step.due_on, null, null
from action
join version on version.action_id = action.id
join organisation on organisation.id = version.organisation_id
join (
    select
        milestone_version.*,
        row_number() over (partition by action_id order by reported_on desc, change_no desc) as newest
    from milestone_version
    where reported_on <= cast($as_at as date)
) as step on step.action_id = action.id and step.newest = 1
join capture on capture.action_id = action.id and capture.kind = 'action'
-- An action whose capture was taken back was never agreed.
left join capture as undone on undone.supersedes = capture.change_no
where action.kind = 'forum_action'
    and undone.change_no is null
    and step.done_on is null
    and not step.dropped
    and step.due_on < cast($as_at as date)
    and organisation.code in (select unnest(cast($reader_own as varchar[])))
    and action.id not in (select action_id from hidden)
union all
select
    'year_end', action.ref, organisation.code, proposal.outcome, 0, plan.year, proposal.reported_on, null, null
from year_end_proposal as proposal
join action on action.id = proposal.action_id
join plan on plan.id = action.plan_id
join organisation on organisation.id = proposal.organisation_id
where proposal.id not in (select proposal_id from year_end_answer)
    and 'partners' in (select unnest(cast($reader_levels as varchar[])))
    and action.id not in (select action_id from hidden)
order by kind, day, ident
