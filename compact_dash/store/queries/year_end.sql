-- The end of a plan's year: how far its actions were met, as proposed, answered and agreed.

-- name: year_end
-- What was proposed of the actions of a plan by a day, oldest first, each with what the other said by then. What is not
-- agreed is for the two who agreed the plan; evidence is the number of things that it rests on, whoever may read them.
-- needs: hidden
select
    proposal.id as proposal_id,
    action.ref,
    proposal.outcome,
    proposal.words,
    proposer.code as proposed_by,
    proposal.reported_on as proposed_on,
    answer.agreed,
    answer.words as answer,
    answerer.code as answered_by,
    answer.reported_on as answered_on,
    (select count(*) from year_end_evidence where year_end_evidence.proposal_id = proposal.id) as evidence
from year_end_proposal as proposal
join action on action.id = proposal.action_id
join plan on plan.id = action.plan_id
join organisation as proposer on proposer.id = proposal.organisation_id
left join year_end_answer as answer
    on answer.proposal_id = proposal.id and answer.reported_on <= cast($as_at as date)
left join organisation as answerer on answerer.id = answer.organisation_id
where plan.code = cast($plan_code as varchar)
    and proposal.reported_on <= cast($as_at as date)
    and action.id not in (select action_id from hidden)
    and ('partners' in (select unnest(cast($reader_levels as varchar[]))) or coalesce(answer.agreed, false))
order by proposal.change_no

-- name: year_end_evidence
-- What the proposals for a plan rest on, as far as the reader may know of it: entries as they stand on the day,
-- milestones that were done, and the Forums whose minutes are named.
-- needs: private_forum, hidden_today, entries
shown as (
    select year_end_evidence.*
    from year_end_evidence
    join year_end_proposal as proposal on proposal.id = year_end_evidence.proposal_id
    join action on action.id = proposal.action_id
    join plan on plan.id = action.plan_id
    where plan.code = cast($plan_code as varchar)
        and proposal.reported_on <= cast($as_at as date)
        and action.id not in (select action_id from hidden)
        and (
            'partners' in (select unnest(cast($reader_levels as varchar[])))
            or exists (
                select 1
                from year_end_answer as answer
                where answer.proposal_id = proposal.id and answer.agreed and answer.reported_on <= cast($as_at as date)
            )
        )
),
step as (
    select
        milestone_version.*,
        row_number() over (
            partition by milestone_id order by reported_on desc, change_no desc
        ) as newest
    from milestone_version
    where milestone_id in (select milestone_id from shown)
        and reported_on <= cast($as_at as date)
        and action_id not in (select action_id from hidden)
)
select shown.proposal_id, 'entry' as kind, entry.entry_id as ident, entry.title as words, entry.happened_on as day,
    entry.kind as detail
from shown
join entry on entry.entry_id = shown.entry_id
union all
select shown.proposal_id, 'milestone', step.milestone_id, step.title, step.done_on, action.ref
from shown
join step on step.milestone_id = shown.milestone_id and step.newest = 1
join action on action.id = step.action_id
union all
select shown.proposal_id, 'minutes', forum_current.forum_id, 'minutes', forum_current.held_on, null
from shown
join forum_current on forum_current.forum_id = shown.forum_id
where forum_current.forum_id not in (select forum_id from private_forum)
order by 1, 2, 5, 3

-- name: milestones_done
-- The milestones of some lines that were done by a day.
-- needs: hidden
select step.milestone_id, action.ref, step.title, step.done_on
from (
    select
        milestone_version.*,
        row_number() over (
            partition by milestone_id order by reported_on desc, change_no desc
        ) as newest
    from milestone_version
    where reported_on <= cast($as_at as date)
) as step
join action on action.id = step.action_id
where step.newest = 1
    and not step.dropped
    and step.done_on is not null
    and action.ref in (select unnest(cast($refs as varchar[])))
    and action.id not in (select action_id from hidden)
order by action.ref, step.done_on, step.milestone_id
