-- The words each action was first promised in; a later wording never hides them.
create view first_wording as
select action_id, title
from (
    select action_id, title, row_number() over (partition by action_id order by change_no) as place
    from action_version
) as wording
where place = 1
