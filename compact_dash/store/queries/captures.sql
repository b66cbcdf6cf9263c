-- What was captured at Forums: decisions, actions, ratings, dates and notes.

-- fragment: captured
-- What was captured at a Forum, or at any where $forum is null, and not taken back, for the Forum's members, but for what is about a line that the
-- reader may not see, or on an item about such lines alone.
captured as (
    select capture.*, action.ref, action.kind as action_kind
    from capture
    left join action on action.id = capture.action_id
    left join capture as undone on undone.supersedes = capture.change_no
    where capture.forum_id = coalesce(cast($forum as varchar), capture.forum_id)
        and capture.forum_id not in (select forum_id from private_forum)
        -- Nor for a room that follows another Forum's wall by a code.
        and capture.forum_id = coalesce(cast($reader_forum as varchar), capture.forum_id)
        -- Taking back is itself a capture, which names the one it takes back; both are left out.
        and capture.kind <> 'undone'
        and undone.change_no is null
        and 'shared' in (select unnest(cast($reader_levels as varchar[])))
        -- Coalesce, because null is not in a list is null and would leave out every capture about no line.
        and coalesce(capture.action_id, '') not in (select action_id from hidden)
        and capture.agenda_item_id not in (select agenda_item_id from refs where refs.refs is null)
)

-- fragment: agreed_action
-- Whose each captured action is and when it is due, as it was agreed at the Forum, whatever came later.
agreed_action as (
    select
        captured.change_no as captured_no,
        owned.title,
        organisation.abbreviation as owner,
        owned.owner_role,
        dated.due_on
    from captured
    join (
        select
            action_id,
            organisation_id,
            owner_role,
            title,
            -- The first version is what the room agreed; later owners and dates are the action log's.
            row_number() over (partition by action_id order by change_no) as place
        from action_version
    ) as owned on owned.action_id = captured.action_id and owned.place = 1
    left join organisation on organisation.id = owned.organisation_id
    left join (
        select action_id, due_on, row_number() over (partition by action_id order by change_no) as place
        from milestone_version
    ) as dated on dated.action_id = captured.action_id and dated.place = 1
    where captured.kind = 'action'
)

-- name: captures
-- What was captured at a Forum, item by item, with whose each action is.
-- needs: private_forum, hidden_today, item_refs, captured, wordings, versions
select
    captured.agenda_item_id as item_id,
    captured.kind,
    captured.words,
    captured.ref,
    organisation.abbreviation as owner
from captured
-- Only an action of the Forum has an owner to name here; a line's owner is known from its reference.
left join version on version.action_id = captured.action_id and captured.action_kind = 'forum_action'
left join organisation on organisation.id = version.organisation_id
order by captured.change_no
