-- The changes of entries of the register that the departments they are about read today, by the code of each.
create view told_department as
select kept.change_no, organisation.code as organisation_code
from (
    select change_no, id as entry_id from register_entry
    union all
    select change_no, entry_id from register_version
    union all
    select change_no, entry_id from register_about
    union all
    select change_no, entry_id from register_value
    union all
    select change_no, entry_id from register_outcome
    union all
    select change_no, entry_id from register_action
) as kept
join (
    select
        entry_id, row_version, circle, row_number() over (partition by entry_id order by change_no desc) as newest
    from register_version
) as entry on entry.entry_id = kept.entry_id and entry.newest = 1 and entry.circle = 'about'
join register_about on register_about.entry_id = entry.entry_id and register_about.row_version = entry.row_version
join organisation on organisation.id = register_about.organisation_id;
