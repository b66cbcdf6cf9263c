-- The roles that whoever signed in held as they made each change, by the organisation's code.
create view acted_as as
select change.change_no, held.role, organisation.code
from change
join person on person.email = change.person
join (
    select
        membership.*,
        -- What comes after on the same role is its end, or its being given again.
        lead(membership.change_no) over (
            partition by membership.person_id, membership.organisation_id, membership.role
            order by membership.change_no
        ) as next_no
    from membership
) as held
    on held.person_id = person.id
    and held.until_on is null
    and held.change_no < change.change_no
    -- Whoever ends their own role did so in it.
    and (held.next_no is null or held.next_no >= change.change_no)
join organisation on organisation.id = held.organisation_id
