-- Settings and where things are written down.

-- name: settings
-- Each setting with the value in force at a date, as known up to a change.
select name, unit, label, meaning, value, reported_on, reason
from (
    select
        setting.name,
        setting.unit,
        setting.label,
        setting.meaning,
        setting.position,
        setting_version.value,
        setting_version.reported_on,
        setting_version.reason,
        row_number() over (
            partition by setting.name
            order by setting_version.reported_on desc, setting_version.change_no desc
        ) as newest
    from setting
    join setting_version on setting_version.name = setting.name
    -- Both a day and a change: a Forum keeps the thresholds it opened with, whatever was dated back since.
    where setting_version.reported_on <= cast($as_at as date) and setting_version.change_no <= cast($known_to as bigint)
) as setting_known
where newest = 1
order by position

-- name: settings_in_words
-- Each setting that is words, as in force at a date and known up to a change.
select name, words, reported_on, reason
from (
    select
        name,
        words,
        reported_on,
        reason,
        row_number() over (partition by name order by reported_on desc, change_no desc) as newest
    from setting_words
    where reported_on <= cast($as_at as date) and change_no <= cast($known_to as bigint)
) as words_known
where newest = 1
order by name
