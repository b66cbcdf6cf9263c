-- What is asked of single lines.

-- name: rated_lines
-- Lines with their three ratings, dates, latest words and movement. An update that the reader may not read keeps its
-- rating, so that all who see a line see the same figures, and loses its words.
-- by day
-- needs: hidden, moments, thresholds, lines, updates, milestones, agreements, asked, ratings, earlier, movements, answers
-- Chosen before their words are read: those are long, and of a large plan nobody is sent more than a page.
page as materialized (
    select * from answer
    order by organisation_position nulls last, ref
    -- A query of its own around the number: DuckDB 2.0 takes the joins above for a handful of rows at most, and leaves
    -- out a plain limit as one that can never be reached.
    limit (select cast($most as integer))
)
select
    page.action_id,
    page.ref,
    page.kind,
    page.organisation_id,
    page.organisation_code,
    organisation.short_name as organisation_name,
    page.title,
    first_wording.title as first_title,
    page.theme,
    page.counting,
    parent.ref as parent_ref,
    page.claimed,
    page.claimed_on,
    page.computed,
    page.computed_code,
    page.dates_say,
    page.agreed,
    page.agreed_on,
    page.last_agreed,
    assessment.body as agreed_by,
    assessment.reason as agreed_reason,
    assessment_reply.words as reply,
    assessment_reply.reported_on as reply_on,
    page.headline,
    page.headline_code,
    page.disputed,
    page.worse_than_agreed,
    page.due_on,
    page.next_due_on,
    page.overdue_days,
    page.date_moves,
    page.later_moves,
    page.finished_on,
    page.first_deadline_on,
    page.due_held_on,
    status_update.words,
    status_update.path_to_green,
    status_update.percent,
    status_update.evidence,
    status_update.help_wanted,
    status_update.forward_look,
    status_update.no_change_reason,
    page.movement,
    page.only_lapsed,
    page.then_headline,
    page.raised_on,
    page.note,
    source.document as source_document,
    source.place as source_place
from page
-- The words of the first day stand beside today's, so that a reworded promise can be seen.
join first_wording on first_wording.action_id = page.action_id
left join organisation on organisation.id = page.organisation_id
-- A line may be open while the one above it is held back: then not even its reference is told.
left join action as parent on parent.id = page.parent_id and parent.id not in (select action_id from hidden)
-- By its number, so that the reason shown is of the very rating that the rules took.
left join assessment on assessment.change_no = page.assessment_no
left join (
    select
        assessment_reply.assessment_no,
        assessment_reply.words,
        assessment_reply.reported_on,
        -- A department may reply again to the same rating; only its last word is printed.
        row_number() over (
            partition by assessment_reply.assessment_no
            order by assessment_reply.reported_on desc, assessment_reply.change_no desc
        ) as newest
    from moment
    join assessment_reply
        on assessment_reply.change_no <= moment.pin
        and assessment_reply.reported_on <= moment.as_at
    where moment.slot = 'now'
) as assessment_reply on assessment_reply.assessment_no = page.assessment_no and assessment_reply.newest = 1
left join status_update on status_update.change_no = page.words_no
left join source on source.entity = 'action' and source.row_id = page.action_id
order by page.organisation_position nulls last, page.ref

-- name: line_history
-- Everything said of an organisation's lines, or of that with a reference alone, up to a date, newest first; what a correction replaced is marked. Of an
-- update that the reader may not read the rating alone is there.
-- by day
-- needs: hidden
select
    action_version.action_id,
    said.change_no,
    said.reported_on,
    said.recorded_at,
    said.kind,
    said.rating,
    said.words,
    said.more,
    said.milestone_id,
    said.due_on,
    said.done_on,
    said.dropped,
    said.agreed_by_forum,
    said.superseded,
    said.withheld
from action_version
join organisation on organisation.id = action_version.organisation_id
join (
    select
        status_update.action_id, status_update.change_no, status_update.reported_on, status_update.recorded_at,
        -- One shape for five kinds of facts, so that the page can tell them in the order of their days.
        'update' as kind, status_update.claimed as rating, readable.words,
        coalesce(readable.no_change_reason, readable.path_to_green) as more,
        null as milestone_id, cast(null as date) as due_on, cast(null as date) as done_on, false as dropped,
        false as agreed_by_forum, correction.change_no is not null as superseded,
        -- Said, so that a rating without words is not taken for one to which nothing was said.
        readable.change_no is null as withheld
    from status_update
    -- Joined to itself, so that the row and its rating stay where the reader may not read the words.
    left join status_update as readable
        on readable.change_no = status_update.change_no
        and (
            readable.sharing in (select unnest(cast($reader_levels as varchar[])))
            or cast($organisation as varchar) in (select unnest(cast($reader_own as varchar[])))
        )
    left join status_update as correction on correction.supersedes = status_update.change_no
    union all
    select
        milestone_version.action_id, milestone_version.change_no, milestone_version.reported_on,
        milestone_version.recorded_at, 'milestone', null, milestone_version.title, milestone_version.reason,
        milestone_version.milestone_id, milestone_version.due_on, milestone_version.done_on,
        milestone_version.dropped, milestone_version.agreed_forum_id is not null,
        -- What was corrected is marked and not left out: the trail of a line hides nothing.
        correction.change_no is not null or coalesce(milestone_version.undone, false), false
    from milestone_version
    left join milestone_version as correction on correction.supersedes = milestone_version.change_no
    union all
    select
        assessment.action_id, assessment.change_no, assessment.reported_on, assessment.recorded_at, 'agreed',
        assessment.rating, assessment.reason, assessment.body, null, null, null, false, assessment.body = 'forum',
        correction.change_no is not null or coalesce(assessment.undone, false), false
    from assessment
    left join assessment as correction on correction.supersedes = assessment.change_no
    union all
    select
        assessment_reply.action_id, assessment_reply.change_no, assessment_reply.reported_on,
        assessment_reply.recorded_at, 'reply', null, assessment_reply.words, null, null, null, null, false, false,
        false, false
    from assessment_reply
    union all
    select
        wording.action_id, wording.change_no, wording.reported_on, wording.recorded_at, 'wording', null,
        wording.title, wording.reason, null, null, null, false, false, false, false
    from action_version as wording
) as said on said.action_id = action_version.action_id
where organisation.code = cast($organisation as varchar)
    and (cast($ref as varchar) is null or action_version.action_id = (select id from action where ref = cast($ref as varchar)))
    and action_version.action_id not in (select action_id from hidden)
    and said.reported_on <= cast($as_at as date)
    -- The newest wording by that day says whose the line is; each line is told once.
    and action_version.change_no = (
        select max(latest.change_no) from action_version as latest
        where latest.action_id = action_version.action_id and latest.reported_on <= cast($as_at as date)
    )
order by said.reported_on desc, said.change_no desc

-- name: help_told
-- The words in which help was asked for on some lines by a day, as far as the reader may read them. Asked by itself: to
-- learn it from the ratings as the reader sees them would work all of those out a second time.
-- by day
-- needs: hidden
select action.ref, status_update.help_wanted
from action
join status_update on status_update.action_id = action.id
join line_sharing on line_sharing.action_id = action.id
where action.ref in (select unnest(cast($refs as varchar[])))
    and action.id not in (select action_id from hidden)
    and status_update.help_wanted is not null
    and status_update.reported_on <= cast($as_at as date)
    and (
        status_update.sharing in (select unnest(cast($reader_levels as varchar[])))
        or line_sharing.organisation_code in (select unnest(cast($reader_own as varchar[])))
    )
order by action.ref, status_update.change_no

-- name: lines_shown
-- Those of some references whose lines the reader may see; what is about the others is masked.
-- needs: hidden
select ref
from action
where ref in (select unnest(cast($refs as varchar[]))) and id not in (select action_id from hidden)
order by ref

-- name: lines_not_shown
-- How many lines the reader is not shown, by kind and owner: numbers, and nothing of any line.
-- needs: hidden, wordings_then, versions
select action.kind, organisation.code as organisation, count(*) as number
from hidden
join action on action.id = hidden.action_id
join version on version.action_id = action.id
left join organisation on organisation.id = version.organisation_id
group by action.kind, organisation.code
order by action.kind, organisation.code nulls last
