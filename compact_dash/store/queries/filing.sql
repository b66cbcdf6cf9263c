-- What filing a return asks: the paper, its lines as they stand, its drafts and its steps.

-- fragment: return_progress
-- How far each return has got: its last event, and how many queries on it are unanswered.
return_progress as (
    select
        return_id,
        max(case when newest = 1 then kind end) as last_event,
        -- Every query is answered once, so the difference is what waits.
        cast(sum(case kind when 'queried' then 1 when 'replied' then -1 else 0 end) as bigint) as open_queries,
        -- The first day it was filed tells early from late; filing again after a query is an answer.
        min(case when kind in ('submitted', 'nil') then reported_on end) as filed_on
    from (
        select
            return_id,
            kind,
            reported_on,
            row_number() over (partition by return_id order by change_no desc) as newest
        from return_event
    ) as stepped
    group by return_id
)

-- fragment: terms
-- How each commission's answers are shared, as last said.
terms as (
    select commission_id, sharing, shared
    from (
        select
            commission_terms.*,
            row_number() over (partition by commission_id order by change_no desc) as newest
        from commission_terms
    ) as said
    where newest = 1
)

-- fragment: papers
-- Every return as asked for, and how far it has got.
paper as (
    select
        department_return.id as return_id,
        organisation.id as organisation_id,
        organisation.code as organisation,
        organisation.short_name as organisation_name,
        organisation.kind as organisation_kind,
        commission.forum_id,
        commission.held_on,
        commission.deadline_on,
        commission.asked,
        -- Commissions of before the terms were kept were shared with Compact Voice.
        coalesce(terms.sharing, 'shared') as sharing,
        terms.shared,
        return_progress.last_event,
        coalesce(return_progress.open_queries, 0) as open_queries,
        return_progress.filed_on
    from department_return
    join commission on commission.id = department_return.commission_id
    join organisation on organisation.id = department_return.organisation_id
    -- Left, because a return that nobody has started has no event.
    left join return_progress on return_progress.return_id = department_return.id
    left join terms on terms.commission_id = commission.id
)

-- name: return_papers
-- The returns asked of an organisation, oldest Forum first.
-- needs: return_progress, terms, papers
select * from paper where organisation = cast($organisation_code as varchar) order by held_on, return_id

-- name: return_paper
-- One return by its id.
-- needs: return_progress, terms, papers
select * from paper where return_id = cast($return_id as varchar)

-- fragment: asked_of
-- A return whose lines are asked for, with every wording up to a day and every milestone of the lines that were ever its
-- organisation's. What was said of them may be for the organisation and OCS alone, so that nobody else is given them.
paper as (
    select department_return.id as return_id, department_return.organisation_id, commission.held_on
    from department_return
    join commission on commission.id = department_return.commission_id
    join organisation on organisation.id = department_return.organisation_id
    where department_return.id = cast($return_id as varchar)
        and (
            'internal' in (select unnest(cast($reader_levels as varchar[])))
            or organisation.code in (select unnest(cast($reader_own as varchar[])))
        )
),
-- Every line it ever owned, because a wording up to the day is needed to say whose each was then.
ever_own as (
    select distinct action_version.action_id
    from action_version
    join paper on paper.organisation_id = action_version.organisation_id
),
wording as (
    select *
    from action_version
    where reported_on <= cast($as_at as date) and action_id in (select action_id from ever_own)
),
step_version as (
    select * from milestone_version where action_id in (select action_id from ever_own)
)

-- name: asked_lines
-- The lines of a return that its organisation still owns and that are not settled, with its linked lines, what was
-- last said of each in an earlier return and the earliest dated milestone that is open.
-- needs: asked_of, versions, assessed, settlements, open_steps
-- What was said before is what was known when this return was filed first, not what came in since.
filed as (
    select return_id, min(change_no) as change_no
    from return_event
    where kind in ('submitted', 'nil') and return_id = cast($return_id as varchar)
    group by return_id
),
last_said as (
    select *
    from (
        select
            status_update.*,
            row_number() over (
                partition by status_update.action_id
                order by status_update.reported_on desc, status_update.change_no desc
            ) as newest
        from status_update
        -- An earlier return is any other: an answer of this one is no last time of itself.
        join paper on paper.return_id <> status_update.return_id
        left join filed on filed.return_id = paper.return_id
        left join status_update as correction on correction.supersedes = status_update.change_no
        where correction.change_no is null
            -- Read again after it was filed, “last time” is still what the department saw then.
            and (filed.change_no is null or status_update.change_no < filed.change_no)
    ) as said
    where newest = 1
)
select
    action.id as action_id,
    action.ref,
    version.title,
    version.counting,
    settled.rating as settled_rating,
    last_said.claimed as last_rating,
    last_said.words as last_words,
    last_said.path_to_green as last_path,
    last_said.reported_on as last_on,
    open_step.milestone_id,
    open_step.title as milestone,
    open_step.due_on,
    coalesce(open_step.steps, 0) as open_steps
from paper
join version on version.organisation_id = paper.organisation_id
join action on action.id = version.action_id
left join return_line on return_line.return_id = paper.return_id and return_line.action_id = action.id
left join settled on settled.action_id = action.id
left join last_said on last_said.action_id = action.id
-- The earliest only: the form asks about one date at a time, and the next comes up when it is done.
left join open_step on open_step.action_id = action.id and open_step.place = 1
-- Rateable lines only as far as the commission asked; linked ones were not asked for, and may be filled in.
where (version.counting = 'rateable' and return_line.action_id is not null)
    or (version.counting = 'linked' and action.kind = 'commitment')
order by case when version.counting = 'rateable' then 0 else 1 end, action.kind, action.ref

-- name: draft_answers
-- The newest draft of each line of a return. Nobody outside the organisation reads a draft.
-- needs: told_by
select
    draft.action_id,
    draft.row_version,
    draft.recorded_at as saved_at,
    told_by.person as saved_by,
    draft.words,
    draft.path_to_green,
    draft.percent,
    draft.evidence,
    draft.help_wanted,
    draft.forward_look,
    draft.no_change_reason,
    draft.rating,
    draft.next_milestone,
    draft.next_due_on,
    draft.done_on,
    draft.new_due_on,
    draft.new_date_reason
from (
    select *, row_number() over (partition by action_id order by row_version desc) as newest
    from return_answer
    where return_id = cast($return_id as varchar)
) as draft
join department_return on department_return.id = draft.return_id
join organisation on organisation.id = department_return.organisation_id
join told_by on told_by.change_no = draft.change_no
-- Not even OCS: what is not submitted has not been said.
where draft.newest = 1 and organisation.code in (select unnest(cast($reader_own as varchar[])))
order by draft.action_id

-- name: return_steps
-- Every step of a return, oldest first, with who took it; what OCS and the organisation wrote to each other is theirs.
-- What goes between the lead and whoever clears, an answer that waits with a correction too, is the organisation's own.
-- needs: told_by
select
    return_event.change_no,
    return_event.recorded_at,
    return_event.reported_on,
    return_event.kind,
    return_event.action_id,
    action.ref,
    case
        when organisation.code in (select unnest(cast($reader_own as varchar[]))) then return_event.words
        when 'internal' in (select unnest(cast($reader_levels as varchar[])))
            and return_event.kind not in ('sent_back', 'corrected', 'correction_sent_back') then return_event.words
    end as words,
    case
        when 'internal' in (select unnest(cast($reader_levels as varchar[])))
            or organisation.code in (select unnest(cast($reader_own as varchar[]))) then return_event.grade
    end as grade,
    told_by.person
from return_event
join department_return on department_return.id = return_event.return_id
join organisation on organisation.id = department_return.organisation_id
join told_by on told_by.change_no = return_event.change_no
left join action on action.id = return_event.action_id
where return_event.return_id = cast($return_id as varchar)
order by return_event.change_no

-- name: filed_updates
-- The update that stands for each line of a submitted return, as far as the reader may read it.
-- needs: hidden_today, wordings, versions
select
    status_update.change_no,
    status_update.action_id,
    action.ref,
    version.title,
    status_update.reported_on,
    status_update.claimed,
    status_update.sharing,
    case when readable.yes then status_update.words end as words,
    case when readable.yes then status_update.path_to_green end as path_to_green,
    case when readable.yes then status_update.percent end as percent,
    case when readable.yes then status_update.evidence end as evidence,
    case when readable.yes then status_update.help_wanted end as help_wanted,
    case when readable.yes then status_update.forward_look end as forward_look,
    case when readable.yes then status_update.no_change_reason end as no_change_reason
from status_update
join action on action.id = status_update.action_id
join version on version.action_id = action.id
join (
    select
        each_update.change_no,
        -- Worked out once for each update, so that seven columns cannot differ in what they withhold.
        each_update.sharing in (select unnest(cast($reader_levels as varchar[])))
            or owner.code in (select unnest(cast($reader_own as varchar[]))) as yes
    from status_update as each_update
    join department_return as paper on paper.id = each_update.return_id
    join organisation as owner on owner.id = paper.organisation_id
    where each_update.return_id = cast($return_id as varchar)
) as readable on readable.change_no = status_update.change_no
-- An answer to a query supersedes what was filed: what stands for the line is the last.
left join status_update as correction on correction.supersedes = status_update.change_no
where status_update.return_id = cast($return_id as varchar)
    and correction.change_no is null
    and status_update.action_id not in (select action_id from hidden)
order by status_update.change_no

-- name: milestone_numbers
-- The highest number given to a milestone of each of some lines.
select action_id, max(number) as number
from milestone
where action_id in (select unnest(cast($action_ids as varchar[])))
group by action_id

-- name: open_milestones
-- The open dated milestones of some lines, the earliest of each first.
-- needs: steps_of_lines, open_steps
select milestone_id, action_id, title, starts_on, due_on, date_precision
from open_step
order by action_id, place

-- name: current_agreement
-- The agreed rating that was last given to a line, with its number.
-- needs: wordings, versions, assessed, settlements
select settled.action_id, settled.change_no, settled.rating, organisation.code as organisation
from settled
join action on action.id = settled.action_id
join version on version.action_id = action.id
join organisation on organisation.id = version.organisation_id
where action.ref = cast($ref as varchar)
