"""The form of the settings: one group at a time, each setting in a field, kept together with a reason."""

from collections.abc import Sequence

import streamlit

from compact_dash.commands.keep_settings import SettingGiven, changes_wanted, set_settings
from compact_dash.domain.house import in_house_words
from compact_dash.domain.limits import LONGEST_NAME, LONGEST_REASON
from compact_dash.domain.settings import GROUPS, RATINGS
from compact_dash.domain.wording import count
from compact_dash.reports.board.trial import trial_in_words
from compact_dash.reports.settings import SettingNow, every_setting
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done, attempt, notice, refusal_of
from compact_dash.ui.components.fields import SETTINGS
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.html import show

NUMBER_WIDTH, WORDS_WIDTH = 320, 560


def setting_form(every: Sequence[SettingNow]) -> None:
    """The group chosen, with its settings as they are now."""
    show("settings_change")
    notice()
    group = streamlit.selectbox(
        "Settings of", GROUPS, format_func=in_house_words, key="settings_group", width=NUMBER_WIDTH
    )
    shown = [each for each in every if each.rule.group == group]
    # What is typed is held against what the fields were filled from, also where another tab writes meanwhile.
    seen = SETTINGS.seen(SETTINGS.part, group, {each.rule.name: each for each in shown})
    with streamlit.form(SETTINGS.key(f"{group}:form"), border=False):
        for each in shown:
            setting_field(seen[each.rule.name])
        words_field("Reason", longest=LONGEST_REASON, key=SETTINGS.key(f"{group}:reason"), width=WORDS_WIDTH)
        refusal_of(SETTINGS.part)
        save = SETTINGS.keeping(lambda: keep(group, list(seen.values())))
        with streamlit.container(horizontal=True):
            streamlit.form_submit_button("Set from today", on_click=save, type="primary")
            if group == RATINGS:
                look = attempt(SETTINGS.part, lambda: trial(list(seen.values())))
                streamlit.form_submit_button("What would change?", on_click=look)


def setting_field(seen: SettingNow) -> None:
    rule = seen.rule
    words_field(
        f"{rule.label} ({rule.unit})" if rule.unit else rule.label,
        str(seen.value),
        longest=LONGEST_NAME,
        key=field_key(seen),
        width=NUMBER_WIDTH if rule.is_number else WORDS_WIDTH,
        help=rule.meaning,
    )


def field_key(seen: SettingNow) -> str:
    return SETTINGS.key(f"{seen.rule.group}:{seen.rule.name}")


def given_in(group: str, seen: Sequence[SettingNow]) -> list[SettingGiven]:
    """The settings whose fields say something else than they were filled with."""
    return [
        SettingGiven(each.rule.name, text, each.change_no)
        for each in seen
        if (text := SETTINGS.given(f"{group}:{each.rule.name}")) != str(each.value)
    ]


def trial(seen: Sequence[SettingNow]) -> Done:
    """Say what the thresholds in the fields would change, judged as they would be when they are set."""
    changes = changes_wanted(every_setting(session.store(), session.today()), given_in(RATINGS, seen))
    thresholds = {each.before.rule.name: int(each.value) for each in changes}
    return Done(trial_in_words(session.store(), session.today(), thresholds))


def keep(group: str, seen: Sequence[SettingNow]) -> Done:
    """Set what differs from what the fields were filled with."""
    given = given_in(group, seen)
    changes = set_settings(session.whole_store(), acting.occasion(), given, SETTINGS.given(f"{group}:reason"))
    return Done(f"{count(len(changes), 'setting')} changed. {'. '.join(change.words for change in changes)}.")
