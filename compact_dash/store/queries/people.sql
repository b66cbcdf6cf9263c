-- Who may act as what, who holds which post, and which sign-ins were ended.

-- fragment: renames
-- What each person who changed their name is now called.
renamed as (
    select person_id, name
    from (
        select person_name.*, row_number() over (partition by person_id order by change_no desc) as newest
        from person_name
    ) as called
    where newest = 1
)

-- name: members
-- The roles that people hold now, for whoever may read their addresses.
-- needs: renames
select
    person.email,
    coalesce(renamed.name, person.name) as name,
    organisation.code,
    organisation.abbreviation,
    organisation.kind,
    held.role,
    held.from_on,
    change.person as added_by
from (
    select
        membership.*,
        row_number() over (
            partition by membership.person_id, membership.organisation_id, membership.role
            order by membership.change_no desc
        ) as newest
    from membership
) as held
join person on person.id = held.person_id
join organisation on organisation.id = held.organisation_id
join change on change.change_no = held.change_no
-- Most people never changed their name.
left join renamed on renamed.person_id = held.person_id
where held.newest = 1
    -- The newest word on a role: given again after it was ended, it is held again.
    and held.until_on is null
    and 'addresses' in (select unnest(cast($reader_levels as varchar[])))
order by organisation.position, held.role, person.email

-- name: known_person
-- The person with an e-mail address, who may hold no role any more.
-- needs: renames
select person.id, coalesce(renamed.name, person.name) as name
from person
left join renamed on renamed.person_id = person.id
where person.email = cast($email as varchar)
    and 'addresses' in (select unnest(cast($reader_levels as varchar[])))

-- name: programme_organisations
-- Every organisation that people can belong to, in the plan's own order.
select id, code, abbreviation, short_name, kind from organisation order by position

-- name: post_holdings
-- Who holds each post, as last confirmed, for everybody who comes to the Forum.
-- looked up: change
-- needs: told_by
select organisation.code, held.post, held.holder, held.confirmed_on, told_by.person as confirmed_by
from (
    select
        post_holding.*,
        row_number() over (
            partition by post_holding.organisation_id, post_holding.post order by post_holding.change_no desc
        ) as newest
    from post_holding
) as held
join organisation on organisation.id = held.organisation_id
join told_by on told_by.change_no = held.change_no
where held.newest = 1
    and (
        'shared' in (select unnest(cast($reader_levels as varchar[])))
        or organisation.code in (select unnest(cast($reader_own as varchar[])))
    )
order by organisation.position, held.post

-- name: sign_outs
-- The newest sign-in that each person ended. Every older one of theirs is ended with it.
select subject, issued_at, fingerprint
from (
    select
        sign_out.subject,
        sign_out.issued_at,
        sign_out.fingerprint,
        -- Rank and not row_number: two browsers may hold sign-ins of one second, and both were ended.
        rank() over (partition by sign_out.subject order by sign_out.issued_at desc) as newest
    from sign_out
) as ended
where newest = 1
    and 'internal' in (select unnest(cast($reader_levels as varchar[])))
order by subject, fingerprint
