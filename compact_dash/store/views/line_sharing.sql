-- How each line is shared today, and whose it is: its newest wording says both.
create view line_sharing as
select latest.action_id, latest.sharing, organisation.code as organisation_code
from (
    select
        action_id,
        sharing,
        organisation_id,
        row_number() over (partition by action_id order by reported_on desc, change_no desc) as newest
    from action_version
) as latest
left join organisation on organisation.id = latest.organisation_id
where latest.newest = 1
