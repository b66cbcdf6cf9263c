-- What a reader calls each thing that facts name by id.
create view label as
select id, ref as words from action
union all
select id, abbreviation from organisation
union all
select id, code from plan
union all
select id, name from theme
union all
select id, name from priority
union all
select id, title from objective
union all
select forum_id as id, 'Forum of ' || cast(held_on as varchar) from forum_current
union all
select milestone.id, action.ref || ' milestone ' || cast(milestone.number as varchar)
from milestone
join action on action.id = milestone.action_id
union all
select commission.id, 'commission for ' || cast(commission.held_on as varchar) from commission
union all
select department_return.id, organisation.abbreviation || ' return for ' || cast(commission.held_on as varchar)
from department_return
join organisation on organisation.id = department_return.organisation_id
join commission on commission.id = department_return.commission_id
union all
select agenda_item.id, 'item ' || cast(version.position as varchar) || ' of ' || cast(forum_current.held_on as varchar)
from agenda_item
join forum_current on forum_current.forum_id = agenda_item.forum_id
join (
    select agenda_item_id, max(position) as position from agenda_item_version group by agenda_item_id
) as version on version.agenda_item_id = agenda_item.id
