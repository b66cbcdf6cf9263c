-- What a reader calls each thing that facts name by id; the line that it is, or is part of, and how it is shared.
create view label as
select id, ref as words, id as action_id, 'published' as sharing from action
union all
select id, abbreviation, null, 'published' from organisation
union all
select id, code, null, 'published' from plan
-- An address is a person's: it is told to nobody but those who keep the list of people.
union all
select id, email, null, 'addresses' from person
union all
select id, name, null, 'published' from theme
union all
select id, name, null, 'published' from priority
union all
select id, title, null, 'published' from objective
union all
select forum_id as id, 'meeting of ' || cast(held_on as varchar), null, 'published' from forum_current
union all
select milestone.id, action.ref || ' milestone ' || cast(milestone.number as varchar), action.id, 'published'
from milestone
join action on action.id = milestone.action_id
union all
select commission.id, 'commission for ' || cast(commission.held_on as varchar), null, 'published' from commission
union all
select
    department_return.id,
    organisation.abbreviation || ' return for ' || cast(commission.held_on as varchar),
    null,
    'published'
from department_return
join organisation on organisation.id = department_return.organisation_id
join commission on commission.id = department_return.commission_id
union all
select
    agenda_item.id,
    'item ' || cast(version.position as varchar) || ' of ' || cast(forum_current.held_on as varchar),
    null,
    'published'
from agenda_item
join forum_current on forum_current.forum_id = agenda_item.forum_id
join (
    select
        agenda_item_id,
        position,
        -- Where it stands now, even if it was moved away: an item dropped keeps the place it had.
        row_number() over (partition by agenda_item_id order by change_no desc) as newest
    from agenda_item_version
) as version on version.agenda_item_id = agenda_item.id and version.newest = 1
union all
select guest.guest_id, 'guest of ' || cast(forum_current.held_on as varchar), null, 'published'
from (select distinct guest_id, forum_id from guest_version) as guest
join forum_current on forum_current.forum_id = guest.forum_id
union all
select entry.entry_id, entry.title, null, entry.circle
from (
    select entry_id, title, circle, row_number() over (partition by entry_id order by change_no desc) as newest
    from register_version
) as entry
where entry.newest = 1
union all
select year_end_proposal.id, action.ref || ' at the year’s end', action.id, 'published'
from year_end_proposal
join action on action.id = year_end_proposal.action_id
-- A post and a role have no id of their own: facts name them by what they are made of.
union all
select
    post_held.organisation_id || '/' || post_held.post,
    organisation.abbreviation || ' ' || post_held.post,
    null,
    'published'
from (select distinct organisation_id, post from post_holding) as post_held
join organisation on organisation.id = post_held.organisation_id
union all
select
    role_held.person_id || '/' || role_held.organisation_id || '/' || role_held.role,
    person.email,
    null,
    'addresses'
from (select distinct person_id, organisation_id, role from membership) as role_held
join person on person.id = role_held.person_id
