-- What organisations say beyond their lines: consultations, concerns, training and case studies.

-- name: draft_supplements
-- The newest draft of what goes beyond a return's lines; as with the lines, nobody outside reads it.
select supplement_draft.row_version, supplement_draft.items
from supplement_draft
join department_return on department_return.id = supplement_draft.return_id
join organisation on organisation.id = department_return.organisation_id
where supplement_draft.return_id = cast($return_id as varchar)
    and organisation.code in (select unnest(cast($reader_own as varchar[])))
order by supplement_draft.row_version desc
limit 1

-- name: supplements
-- What organisations said beyond their lines, newest first; both filters are left open by null.
-- by day
select
    supplement.return_id,
    organisation.code as organisation,
    supplement.reported_on,
    supplement.kind,
    supplement.title,
    supplement.opened_on,
    supplement.closed_on,
    supplement.number,
    supplement.words
from supplement
join organisation on organisation.id = supplement.organisation_id
where supplement.reported_on <= cast($as_at as date)
    and (cast($organisation_code as varchar) is null or organisation.code = cast($organisation_code as varchar))
    and (cast($return_id as varchar) is null or supplement.return_id = cast($return_id as varchar))
    and (
        supplement.sharing in (select unnest(cast($reader_levels as varchar[])))
        or organisation.code in (select unnest(cast($reader_own as varchar[])))
    )
-- Within a day, the number keeps the order in which they were written.
order by supplement.reported_on desc, supplement.change_no desc
