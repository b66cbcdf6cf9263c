-- The actions that Forums agreed, which are never rated: open, done or overdue.

-- name: action_log
-- The Forum's own actions as they stood at a date, with the date first agreed beside the date now agreed.
-- by day
-- needs: hidden, wordings_pinned, versions
step as (
    select
        milestone_version.action_id,
        milestone_version.milestone_id,
        milestone_version.due_on,
        milestone_version.done_on,
        milestone_version.dropped,
        -- Overdue is told by the first date and by the agreed date side by side, so that granting everything hides
        -- nothing.
        first_value(milestone_version.due_on) over (
            partition by milestone_version.action_id order by milestone_version.change_no
        ) as first_due_on,
        row_number() over (
            partition by milestone_version.action_id
            order by milestone_version.reported_on desc, milestone_version.change_no desc
        ) as newest
    from milestone_version
    join action on action.id = milestone_version.action_id and action.kind = 'forum_action'
    where milestone_version.reported_on <= cast($as_at as date)
        and milestone_version.change_no <= cast($pin as bigint)
),
-- The last reason given, which may be older than the newest version: finishing an action needs none.
reasoned as (
    select
        action_id,
        reason,
        row_number() over (partition by action_id order by reported_on desc, change_no desc) as newest
    from milestone_version
    where reason is not null
        and reported_on <= cast($as_at as date)
        and change_no <= cast($pin as bigint)
),
noted as (
    select
        action_id,
        words,
        reported_on,
        row_number() over (partition by action_id order by reported_on desc, change_no desc) as newest
    from action_note
    where reported_on <= cast($as_at as date) and change_no <= cast($pin as bigint)
),
-- Agreed in a meeting, or raised from the register between two.
raised as (
    select
        capture.action_id,
        capture.change_no,
        -- A Forum may have met on another day than it was planned for.
        coalesce(forum_current.opened_on, forum_current.held_on) as raised_on
    from capture
    -- An action whose capture was taken back was never agreed, and leaves the log.
    left join capture as undone
        on undone.supersedes = capture.change_no
        and undone.change_no <= cast($pin as bigint)
    join forum_current on forum_current.forum_id = capture.forum_id
    where capture.kind = 'action' and undone.change_no is null
    union all
    select action_id, change_no, reported_on
    from register_action
)
select
    action.id as action_id,
    step.milestone_id,
    action.ref,
    version.title,
    organisation.code as owner_code,
    organisation.abbreviation as owner,
    version.owner_role,
    raised.raised_on,
    step.first_due_on,
    step.due_on,
    step.done_on,
    step.dropped,
    reasoned.reason,
    -- Before anybody reported on it, an action says what was noted when it was agreed.
    coalesce(noted.words, version.note) as latest_words,
    noted.reported_on as said_on
from action
join version on version.action_id = action.id
join step on step.action_id = action.id and step.newest = 1
join raised on raised.action_id = action.id
-- Left, because an action may belong to a role, such as the chair, and to no organisation.
left join organisation on organisation.id = version.organisation_id
left join reasoned on reasoned.action_id = action.id and reasoned.newest = 1
left join noted on noted.action_id = action.id and noted.newest = 1
where action.kind = 'forum_action'
    and raised.change_no <= cast($pin as bigint)
    and action.id not in (select action_id from hidden)
order by raised.raised_on, action.ref
