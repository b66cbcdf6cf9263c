-- The lines that answer a question, and what a draft agenda asks of them.

-- fragment: answers
-- Raised is discussed, not listed: an item that the meeting never reached raised nothing.
raised as (
    select
        agenda_item_action.action_id,
        max(forum_current.held_on) as raised_on,
        -- A review between Forums is private and settles nothing for the Forum that has not discussed the line.
        max(case when forum_current.kind = 'quarterly' then forum_current.held_on end) as at_forum_on
    from moment
    join forum_event
        on forum_event.kind = 'item_discussed'
        and forum_event.change_no <= moment.pin
        and forum_event.reported_on <= moment.as_at
    join forum_current on forum_current.forum_id = forum_event.forum_id
    join agenda_item_action on agenda_item_action.agenda_item_id = forum_event.agenda_item_id
    where moment.slot = 'now'
    group by agenda_item_action.action_id
),
-- The lines that answer a question; every filter is left open by null.
answer as (
    select
        rating.*,
        theme.name as theme,
        movement.movement,
        coalesce(movement.only_lapsed, false) as only_lapsed,
        movement.then_headline,
        raised.raised_on,
        status_update.change_no as words_no,
        status_update.help_wanted
    from rating
    left join theme on theme.id = rating.theme_id
    left join movement on movement.action_id = rating.action_id
    left join raised on raised.action_id = rating.action_id
    -- The condition stands in the join and not below, so that a reader without the words keeps the line.
    left join status_update
        on status_update.change_no = rating.update_no
        and (
            status_update.sharing in (select unnest(cast($reader_levels as varchar[])))
            or rating.organisation_code in (select unnest(cast($reader_own as varchar[])))
        )
    where rating.slot = 'now'
        and (cast($organisation as varchar) is null or rating.organisation_code = cast($organisation as varchar))
        and (cast($theme as varchar) is null or theme.name = cast($theme as varchar))
        and (cast($ref as varchar) is null or rating.ref = cast($ref as varchar))
        and (cast($headline as varchar) is null or rating.headline = cast($headline as varchar))
        and (not cast($rateable_only as boolean) or rating.counting = 'rateable')
        and (not cast($disputed_only as boolean) or rating.disputed)
        and (not cast($worse_only as boolean) or rating.worse_than_agreed)
        and (
            not cast($off_track_only as boolean)
            or rating.headline in ('amber', 'red', 'no_return')
            -- Off track by either rating; but what is settled is off nobody's track, whatever its dates say.
            or (rating.computed in ('amber', 'red') and rating.headline not in ('complete', 'withdrawn'))
        )
        and (
            cast($not_raised_since as date) is null
            -- Never raised is longer ago than any day.
            or raised.at_forum_on is null
            or raised.at_forum_on < cast($not_raised_since as date)
        )
        and (
            -- Every reason for which the draft agenda takes up a line; the draft itself ranks them.
            not cast($for_agenda as boolean)
            or rating.headline in ('red', 'no_milestone', 'no_return')
            or rating.computed_code = 'moved_often'
            or rating.disputed
            or rating.worse_than_agreed
            or status_update.help_wanted is not null
            -- What got better may be worth copying, and is asked for as good practice.
            or movement.movement = 'better'
        )
        and (not cast($moved_only as boolean) or movement.movement in (
            'better', 'worse', 'newly_rated', 'went_silent', 'removed'
        ))
)

-- name: agenda_lines
-- What a draft agenda is worked out from. Of a large plan it takes up most lines, so they come without what it does not
-- ask of them.
-- by day
-- needs: hidden, moments, thresholds, lines, updates, milestones, agreements, asked, ratings, earlier, movements, answers
select
    answer.ref,
    answer.organisation_code,
    organisation.short_name as organisation_name,
    answer.title,
    answer.theme,
    answer.computed_code,
    answer.headline,
    answer.disputed,
    answer.worse_than_agreed,
    answer.movement,
    answer.then_headline,
    answer.help_wanted
from answer
left join organisation on organisation.id = answer.organisation_id
order by answer.organisation_position nulls last, answer.ref
