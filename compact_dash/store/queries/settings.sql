-- Settings and where things are written down.

-- name: settings
-- Each setting that was set, as in force at a date and known up to a change; number or words, the other is empty.
select name, number, words, reported_on, reason, change_no
from (
    select
        version.*,
        row_number() over (partition by name order by reported_on desc, change_no desc) as newest
    from (
        select name, value as number, cast(null as varchar) as words, reported_on, reason, change_no
        from setting_version
        union all
        select name, cast(null as integer) as number, words, reported_on, reason, change_no
        from setting_words
    ) as version
    -- Both a day and a change: a Forum keeps the thresholds it opened with, whatever was dated back since.
    where reported_on <= cast($as_at as date) and change_no <= cast($known_to as bigint)
) as setting_known
where newest = 1
order by name

-- name: setting_words_kept
-- Every setting that is words, as it is now.
select name, words, first_words
from (
    select
        name,
        words,
        first_value(words) over (partition by name order by change_no) as first_words,
        row_number() over (partition by name order by reported_on desc, change_no desc) as newest
    from setting_words
    -- How mail is sent is no part of a plan that others read.
    where name not like 'mail%'
) as words_known
where newest = 1
order by name
