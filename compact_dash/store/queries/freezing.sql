-- What opening and closing a Forum keeps.

-- name: freeze_ratings
-- Every rating as a Forum saw it, written into its edition; whoever freezes them reads everything.
-- needs: hidden, moments, thresholds, lines, updates, milestones, agreements, asked, ratings
insert into forum_rating (
    forum_id, edition, action_id, organisation_id, theme_id, title, claimed, computed, computed_code, agreed,
    headline, headline_code, disputed, due_on, overdue_days, date_moves
)
select
    cast($forum as varchar),
    cast($edition as varchar),
    rating.action_id,
    rating.organisation_id,
    rating.theme_id,
    rating.title,
    rating.claimed,
    rating.computed,
    rating.computed_code,
    rating.agreed,
    rating.headline,
    rating.headline_code,
    rating.disputed,
    rating.due_on,
    rating.overdue_days,
    rating.date_moves
from rating
-- The rest is outside every count, and no replay shows it with a rating.
where rating.slot = 'now' and rating.counting = 'rateable'

-- name: forum_pins
-- The change numbers at which each Forum opened and closed, for those that have.
select forum_id, opened_on, opened_no, closed_no
from forum_current
where opened_no is not null
order by opened_on, forum_id

-- name: forget_edition
-- Remove one edition of a Forum's ratings, before it is written anew: a Forum may be closed again.
delete from forum_rating where forum_id = cast($forum as varchar) and edition = cast($edition as varchar)
