"""The plan's tables as the store keeps them."""

from dataclasses import dataclass

from compact_dash.domain.plan.tables import (
    KeptCommitment,
    KeptCommitmentPriority,
    KeptForumFact,
    KeptMilestone,
    KeptNaoMeasure,
    KeptObjective,
    KeptOrganisation,
    KeptPlan,
    KeptPlanAction,
    KeptPriority,
    KeptSetting,
    KeptSource,
    KeptTables,
    KeptTheme,
)
from compact_dash.domain.settings import RULE
from compact_dash.store.store import Store

RECORDED_HERE = "Recorded in Compact Dash"


def plan_tables(store: Store) -> KeptTables:
    """The tables, with what this reader may not read left out of each."""
    return {
        "sources": store.fetch(KeptSource, "sources_kept"),
        "organisations": store.fetch(KeptOrganisation, "organisations_kept"),
        "themes": store.fetch(KeptTheme, "themes_kept"),
        "priorities": store.fetch(KeptPriority, "priorities_kept"),
        "plans": store.fetch(KeptPlan, "plans_kept"),
        "objectives": store.fetch(KeptObjective, "objectives_kept"),
        "commitments": store.fetch(KeptCommitment, "commitments_kept"),
        "commitment_priorities": store.fetch(KeptCommitmentPriority, "commitment_priorities_kept"),
        "plan_actions": store.fetch(KeptPlanAction, "plan_actions_kept"),
        "milestones": store.fetch(KeptMilestone, "milestones_kept"),
        "forum_facts": store.fetch(KeptForumFact, "forum_facts_kept"),
        "nao_measures": store.fetch(KeptNaoMeasure, "nao_measures_kept"),
        "settings": [*store.fetch(KeptSetting, "settings_kept"), *settings_in_words(store)],
    }


@dataclass(frozen=True)
class KeptWords:
    """A setting that is words, now and as it was first set."""

    name: str
    words: str
    first_words: str


def settings_in_words(store: Store) -> list[KeptSetting]:
    """The settings that are words and were ever set."""
    return [
        KeptSetting(row.name, row.words, "", rule.label, rule.meaning, RECORDED_HERE, None, row.first_words)
        for row in store.fetch(KeptWords, "setting_words_kept")
        if (rule := RULE.get(row.name)) is not None
    ]
