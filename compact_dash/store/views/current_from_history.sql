-- What action_current must say, worked out from every update.
create view current_from_history as
select action_id, known_to, update_no, reported_on, claimed, answered_held_on
from (
    select
        status_update.action_id,
        status_update.change_no as update_no,
        status_update.reported_on,
        status_update.claimed,
        -- The last update of all, corrected ones too: a moment before it must ask history instead of this row.
        known.known_to,
        -- Over every update and not the newest alone: a late answer for an earlier Forum does not undo a later one.
        max(commission.held_on) over (partition by status_update.action_id) as answered_held_on,
        row_number() over (
            partition by status_update.action_id
            order by status_update.reported_on desc, status_update.change_no desc
        ) as newest
    from status_update
    join (
        select action_id, max(change_no) as known_to from status_update group by action_id
    ) as known on known.action_id = status_update.action_id
    join department_return on department_return.id = status_update.return_id
    join commission on commission.id = department_return.commission_id
    left join status_update as correction on correction.supersedes = status_update.change_no
    -- A corrected update is out of today's facts; a moment before its correction reads history.
    where correction.change_no is null
) as valid_update
where newest = 1
