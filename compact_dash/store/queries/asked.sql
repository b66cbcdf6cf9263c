-- What each line has been asked for, seen from a moment: a part of what the rating rules judge.

-- fragment: asked
-- The next quarterly Forum to meet, seen from the moment: closed it has met, and so it has when its day is over.
coming as (
    select forum_known.slot, min(forum_known.held_on) as held_on
    from forum_known
    join moment on moment.slot = forum_known.slot
    join forum on forum.id = forum_known.forum_id and forum.kind = 'quarterly'
    where forum_known.held_on >= moment.as_at
        and not exists (
            select 1 from forum_event
            where forum_event.forum_id = forum_known.forum_id
                and forum_event.kind = 'closed'
                and forum_event.change_no <= moment.pin
                and forum_event.reported_on <= moment.as_at
        )
    group by forum_known.slot
),
-- What each return asked for, and when OCS last accepted it. Worked out by return and kept so, because hundreds of lines
-- share one: joined the other way round, every line would meet every commission before its own is found.
asked_return as materialized (
    select
        moment.slot,
        moment.pin,
        department_return.id as return_id,
        commission.held_on,
        commission.deadline_on,
        case
            -- One for the Forum after the next does not count before the next has met: asking early must not take
            -- anybody's grace away.
            when coming.held_on is null or coalesce(asked_for.held_on, commission.held_on) <= coming.held_on
                then commission.reported_on
        end as commissioned_on,
        -- Before, and not on, the day: a return may be filed until the deadline's day is over.
        case when commission.deadline_on < moment.as_at then commission.held_on end as due_held_on,
        accepted.reported_on as accepted_on,
        accepted.change_no as accepted_no
    from moment
    join commission
        on commission.change_no <= moment.pin
        and commission.reported_on <= moment.as_at
    join department_return on department_return.commission_id = commission.id
    left join coming on coming.slot = moment.slot
    -- The day its Forum is planned for now: a commission keeps the day that was planned when it was sent.
    left join forum_known as asked_for
        on asked_for.slot = moment.slot
        and asked_for.forum_id = commission.forum_id
    left join (
        select
            moment.slot,
            return_event.return_id,
            return_event.reported_on,
            return_event.change_no,
            row_number() over (
                partition by moment.slot, return_event.return_id
                order by return_event.reported_on desc, return_event.change_no desc
            ) as newest
        from moment
        join return_event
            on return_event.kind = 'accepted'
            and return_event.change_no <= moment.pin
            and return_event.reported_on <= moment.as_at
    ) as accepted
        on accepted.return_id = department_return.id
        and accepted.slot = moment.slot
        -- The last acceptance came after an agreed rating if any did.
        and accepted.newest = 1
),
-- What each line has been asked for, and for which Forum OCS accepted an answer last, since the rating agreed of it.
asked as (
    select
        asked_return.slot,
        return_line.action_id,
        max(asked_return.commissioned_on) as last_commissioned_on,
        -- The first deadline tells Not yet asked from No return; the last due one, which answer is wanted.
        min(asked_return.deadline_on) as first_deadline_on,
        max(asked_return.due_held_on) as due_held_on,
        max(
            case
                -- An acceptance before the rating was agreed cannot have made it lapse; on one day the number decides.
                when asked_return.accepted_on > agreement.agreed_on
                    or (
                        asked_return.accepted_on = agreement.agreed_on
                        and asked_return.accepted_no > agreement.assessment_no
                    )
                    then asked_return.held_on
            end
        ) as accepted_held_on
    -- Asked is what the commission listed, not what the organisation owns now: lines change hands.
    from return_line
    join asked_return
        on asked_return.return_id = return_line.return_id
        and return_line.change_no <= asked_return.pin
    -- Left, because most lines were never agreed; what was asked of them counts all the same.
    left join agreement on agreement.slot = asked_return.slot and agreement.action_id = return_line.action_id
    -- Looked for and not joined: both have a slot, by which every line would meet every return.
    where return_line.action_id in (select action_id from line)
    group by asked_return.slot, return_line.action_id
)
