-- Who came to the Forums.

-- fragment: register
-- The register of a Forum as known up to a change: the newest mark of everybody on it. Who was taken off again was not
-- on it.
register as (
    select organisation_id, attendee, state, change_no
    from (
        select
            attendance.*,
            row_number() over (
                partition by coalesce(organisation_id, ''), attendee order by change_no desc
            ) as newest
        from attendance
        where forum_id = cast($forum as varchar)
            and forum_id not in (select forum_id from private_forum)
            and change_no <= cast($known_to as bigint)
    ) as marked
    where newest = 1 and state <> 'taken off'
)

-- fragment: local_team
-- The local body by any of the names it was ever set to.
local_team as (
    select cast($local_team as varchar) as name
    union
    -- What the program comes with was never set.
    select cast($usual_local_team as varchar)
    union
    select words from setting_words where name = 'local_team'
)

-- name: presence
-- How many departments came to a Forum and whether the local body did: the plan's own measures, for anyone.
-- needs: private_forum, register, local_team
select
    -- Distinct, because a department that sends three people came once.
    count(distinct case when organisation.kind = 'department' then organisation.id end) as departments,
    -- It is no organisation of the programme, and is known by the words of the register alone.
    coalesce(bool_or(local_team.name is not null), false) as local_team
from register
left join organisation on organisation.id = register.organisation_id
left join local_team
    on local_team.name <> '' and lower(register.attendee) like '%' || lower(local_team.name) || '%'
where register.state = 'present'

-- name: attendance
-- Who came to a Forum, for the Forum's members.
-- needs: private_forum, register, local_team
select
    register.change_no,
    organisation.code,
    organisation.abbreviation,
    organisation.kind,
    register.attendee,
    register.state,
    -- By its whole name: somebody whose words only hold it is a guest who came for it.
    register.organisation_id is null
    and lower(register.attendee) in (select lower(name) from local_team where name <> '') as is_local_team
from register
left join organisation on organisation.id = register.organisation_id
where 'shared' in (select unnest(cast($reader_levels as varchar[])))
    -- But not for a room that follows another Forum's wall by a code.
    and cast($forum as varchar) = coalesce(cast($reader_forum as varchar), cast($forum as varchar))
-- Guests come after the organisations, in the order in which they were marked.
order by organisation.position nulls last, register.change_no
