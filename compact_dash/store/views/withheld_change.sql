-- Changes that not everybody may read. A change may stand here more than once: whoever reads it must be allowed all of
-- its rows. Drafts carry a word that nobody's level covers, so that only the organisation itself reads them; what
-- names no organisation and is internal is for OCS and the chair. OCS and Compact Voice draft plans and hold the reviews
-- between Forums together.
create view withheld_change as
with partner as (
    -- One row, also in a programme that has no partner; its code is then null, and is nobody's.
    select min(code) as code from organisation where kind = 'compact_voice'
)
select line.change_no, line_sharing.sharing, line_sharing.organisation_code
from (
    select change_no, id as action_id from action
    union all
    select change_no, action_id from action_version
    union all
    select change_no, action_id from action_priority
    union all
    select change_no, action_id from milestone
    union all
    select change_no, action_id from milestone_version
    union all
    select change_no, action_id from status_update
    union all
    select change_no, action_id from assessment
    union all
    select change_no, action_id from assessment_reply
    union all
    select change_no, action_id from return_line
    union all
    select change_no, action_id from return_event
    union all
    select change_no, action_id from agenda_item_action
    union all
    select change_no, action_id from capture
    union all
    select change_no, action_id from action_note
    union all
    select change_no, action_id from register_action
    union all
    select change_no, action_id from year_end_proposal
    union all
    select year_end_answer.change_no, year_end_proposal.action_id
    from year_end_answer
    join year_end_proposal on year_end_proposal.id = year_end_answer.proposal_id
    union all
    -- An item's words, and what was captured on it, may quote each line that the item is about.
    select agenda_item_version.change_no, agenda_item_action.action_id
    from agenda_item_version
    join agenda_item_action on agenda_item_action.agenda_item_id = agenda_item_version.agenda_item_id
    union all
    select capture.change_no, agenda_item_action.action_id
    from capture
    join agenda_item_action on agenda_item_action.agenda_item_id = capture.agenda_item_id
) as line
-- As shared today: a line that was opened since takes its whole past with it, and one held back, too.
join line_sharing on line_sharing.action_id = line.action_id and line_sharing.sharing <> 'published'
union all
-- An update may be held back on a line that everybody sees.
select status_update.change_no, status_update.sharing, line_sharing.organisation_code
from status_update
join line_sharing on line_sharing.action_id = status_update.action_id
where status_update.sharing <> 'published'
union all
select supplement.change_no, supplement.sharing, organisation.code
from supplement
join organisation on organisation.id = supplement.organisation_id
where supplement.sharing <> 'published'
union all
select kept.change_no, kept.sharing, organisation.code
from (
    select
        change_no,
        return_id,
        -- What goes between the lead and whoever clears is not even OCS's.
        case when kind in ('sent_back', 'corrected', 'correction_sent_back') then 'draft' else 'internal' end as sharing
    from return_event
    union all
    select change_no, return_id, 'draft' as sharing from return_answer
    union all
    select change_no, return_id, 'draft' as sharing from supplement_draft
) as kept
join department_return on department_return.id = kept.return_id
join organisation on organisation.id = department_return.organisation_id
union all
-- An event without words tells only when a Forum began, moved on or ended, which anybody may know.
select change_no, 'shared', null from forum_event where words is not null
union all
select change_no, 'shared', null from agenda_item_version
union all
select change_no, 'shared', null from capture
union all
select change_no, 'shared', null from attendance
union all
select change_no, 'shared', null from guest_version
union all
select change_no, 'shared', null from minutes_version
union all
select change_no, 'internal', null from agenda_item_brief
union all
-- The code lets the partner read as if it were its own; the lead body reads it by the level.
select change_no, 'internal', partner.code from plan_draft cross join partner
union all
select change_no, 'internal', partner.code from plan_draft_objective cross join partner
union all
select change_no, 'internal', partner.code from plan_draft_cell cross join partner
union all
-- How far an action was met is said between the two who agreed the plan until they agree it.
select half_said.change_no, 'internal', partner.code
from (
    select change_no, id as proposal_id from year_end_proposal
    union all
    select change_no, proposal_id from year_end_answer
) as half_said
cross join partner
where half_said.proposal_id not in (select proposal_id from year_end_answer where agreed)
union all
-- What shows it may be an entry that not everybody reads, so here it is told to the two alone, agreed or not.
select year_end_evidence.change_no, 'internal', partner.code from year_end_evidence cross join partner
union all
select change_no, 'addresses', null from person
union all
select change_no, 'addresses', null from person_name
union all
select change_no, 'addresses', null from membership
union all
select change_no, 'internal', null from sign_out
union all
select change_no, 'internal', null from put_back
union all
-- How mail is sent is for whoever keeps the server.
select change_no, 'internal', null from setting_words where name like 'mail%'
union all
select change_no, 'internal', null from room_code
union all
-- An entry as it is read today, with all its past; and each field of it by its own circle, which may be narrower.
select kept.change_no, newest.circle, organisation.code
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
join register_entry on register_entry.id = kept.entry_id
join organisation on organisation.id = register_entry.organisation_id
join (
    select entry_id, circle, row_number() over (partition by entry_id order by change_no desc) as newest
    from register_version
) as newest on newest.entry_id = kept.entry_id and newest.newest = 1
where newest.circle <> 'published'
union all
select register_value.change_no, register_value.circle, organisation.code
from register_value
join register_entry on register_entry.id = register_value.entry_id
join organisation on organisation.id = register_entry.organisation_id
where register_value.circle <> 'published'
union all
select post_holding.change_no, 'shared', organisation.code
from post_holding
join organisation on organisation.id = post_holding.organisation_id
union all
select held.change_no, 'internal', partner.code
from (
    select change_no, id as forum_id from forum
    union all
    select change_no, forum_id from forum_version
    union all
    select change_no, forum_id from forum_event
    union all
    select change_no, forum_id from agenda_item
    union all
    select agenda_item_version.change_no, agenda_item.forum_id
    from agenda_item_version
    join agenda_item on agenda_item.id = agenda_item_version.agenda_item_id
    union all
    select agenda_item_action.change_no, agenda_item.forum_id
    from agenda_item_action
    join agenda_item on agenda_item.id = agenda_item_action.agenda_item_id
    union all
    select change_no, forum_id from capture
    union all
    select change_no, forum_id from attendance
    union all
    select change_no, forum_id from guest_version
    union all
    select change_no, forum_id from minutes_version
) as held
cross join partner
-- Of a review between Forums everything is held back, down to its day.
join forum on forum.id = held.forum_id and forum.kind = 'ad_hoc'
