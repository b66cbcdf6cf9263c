-- The post that whoever signed in held as they made each change; of several, all. The words are those of
-- `Membership.words` (tests/reports/history/test_posts_for_addresses.py).
create view acted_as as
select acting.change_no, string_agg(acting.words, ', ' order by acting.words) as post
from (
    select
        change.change_no,
        case held.role
            when 'lead' then 'Compact lead of ' || organisation.code
            when 'clearer' then 'Senior Responsible Officer of ' || organisation.code
            when 'chair' then 'The Forum’s chair'
            when 'compact_voice' then organisation.short_name
            else organisation.abbreviation
        end as words
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
) as acting
group by acting.change_no
