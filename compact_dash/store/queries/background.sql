-- What is known from outside, each thing with where it is written down.

-- name: background
-- What is known about the Forum from public pages, with where it is written down.
select forum_fact.id, forum_fact.dated, forum_fact.kind, forum_fact.words, source.document, source.place
from forum_fact
left join source on source.entity = 'forum_fact' and source.row_id = forum_fact.id
order by forum_fact.id

-- name: nao_measures
-- What the National Audit Office and others measured, with where it is written down.
select nao_measure.measure, nao_measure.value, nao_measure.period, nao_measure.base, nao_measure.direction,
    source.document
from nao_measure
left join source on source.entity = 'nao_measure' and source.row_id = nao_measure.id
order by nao_measure.change_no
