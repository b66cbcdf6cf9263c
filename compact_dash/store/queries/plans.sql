-- Which plans there are, and what stands where in them.

-- name: plans
-- Every plan as known up to a change, and when it ran.
select code, kind, year, title, published_on, starts_on, ends_on, note
from plan
where change_no <= cast($known_to as bigint)
order by starts_on, code

-- name: plan_span
-- The first day of the first plan, and the year in which the newest begins; a database without a plan has neither.
select min(starts_on) as first_day, cast(max(extract(year from starts_on)) as integer) as year from plan

-- name: objectives
-- The objectives of every plan.
select plan.code as plan, objective.number, objective.title, objective.note
from objective
join plan on plan.id = objective.plan_id
order by plan.code, objective.number

-- name: plan_places
-- Which objective of which plan each plan action belongs to.
select action.ref, plan.code as plan, objective.number as objective
from action
join plan on plan.id = action.plan_id
join objective on objective.id = action.objective_id
order by action.ref

-- name: theme_names
-- Every theme in the plan's own order.
select name, general from theme order by position, name

-- name: line_priorities
-- Which priorities each line is tagged with, and why, in the order of the priorities.
-- needs: hidden
select action.ref, priority.name as priority, action_priority.basis
from action_priority
join action on action.id = action_priority.action_id
join priority on priority.id = action_priority.priority_id
where action.id not in (select action_id from hidden)
order by priority.position, priority.name, action.ref

-- name: priorities
-- Every priority, in its place.
select name, note from priority order by position, name
