-- What minutes are drafted from, and as what they were kept.

-- name: minutes_hours
-- When a Forum was opened, and when it was closed first, be it past midnight; re-opened later, it did not meet again.
-- By the clock and not by the day it speaks of: the minutes print the hours.
select min(opened.recorded_at) as opened_at, min(closed.recorded_at) as closed_at
from forum_event as opened
left join forum_event as closed on closed.forum_id = opened.forum_id and closed.kind = 'closed'
where opened.forum_id = cast($forum as varchar) and opened.kind = 'opened'

-- name: minutes_register
-- Who came to a Forum, by the full names of their organisations, for the Forum's members.
-- needs: private_forum, register
select organisation.name, organisation.abbreviation, register.attendee, register.state
from register
left join organisation on organisation.id = register.organisation_id
where 'shared' in (select unnest(cast($reader_levels as varchar[])))
    -- But not for a room that follows a wall by a code: minutes are not on it.
    and cast($reader_forum as varchar) is null
order by organisation.position nulls last, register.change_no

-- name: minutes_points
-- What was captured at a Forum and stands; of a line its rating or its date, with the reason.
-- needs: private_forum, hidden_today, item_refs, captured, agreed_action
select
    captured.agenda_item_id as item_id,
    captured.kind,
    -- What the capture made says it best; one that made nothing has only its words.
    coalesce(agreed_action.title, given.title, captured.words) as words,
    captured.ref,
    agreed_action.owner,
    agreed_action.owner_role,
    coalesce(agreed_action.due_on, given.due_on) as due_on,
    assessment.rating,
    coalesce(assessment.reason, given.reason) as reason
from captured
left join agreed_action on agreed_action.captured_no = captured.change_no
-- By the number of what was made, so that a later rating of the line does not get into these minutes.
left join assessment on assessment.change_no = captured.made_no and captured.kind = 'rating'
left join milestone_version as given on given.change_no = captured.made_no and captured.kind = 'date'
order by captured.change_no

-- name: minutes_kept
-- The minutes of a Forum as last saved, for the Forum's members, and how much was captured or taken back since.
-- needs: private_forum, told_by
select
    minutes_version.row_version,
    minutes_version.paragraphs,
    minutes_version.recorded_at as saved_at,
    told_by.person,
    (
        -- Taking back counts, too: minutes that still have it are no longer right.
        select count(*)
        from capture
        where capture.forum_id = minutes_version.forum_id and capture.change_no > minutes_version.change_no
    ) as captured_since
from minutes_version
join told_by on told_by.change_no = minutes_version.change_no
where minutes_version.forum_id = cast($forum as varchar)
    and minutes_version.forum_id not in (select forum_id from private_forum)
    -- Nor for a room that follows a wall by a code: minutes are not on it.
    and cast($reader_forum as varchar) is null
    and 'shared' in (select unnest(cast($reader_levels as varchar[])))
order by minutes_version.row_version desc
limit 1

-- name: minutes_saved
-- When the minutes of each Forum were first saved, for the Forum's members.
-- needs: private_forum
select forum_id, min(recorded_at) as saved_at
from minutes_version
where forum_id not in (select forum_id from private_forum)
    -- Nor for a room that follows a wall by a code: minutes are not on it.
    and cast($reader_forum as varchar) is null
    and 'shared' in (select unnest(cast($reader_levels as varchar[])))
group by forum_id
order by forum_id
