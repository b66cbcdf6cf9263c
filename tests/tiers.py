"""Which cases of a test the first tier tries, where many cost more than they tell, and which neither tier does."""

from collections.abc import Collection, Iterable

import pytest
from _pytest.mark import ParameterSet


def some_first(cases: Iterable[str], first: Collection[str]) -> list[str | ParameterSet]:
    """Cases for `parametrize`: those of `first` are tried by the first tier, the others by the second."""
    return [case if case in first else pytest.param(case, marks=pytest.mark.thorough) for case in cases]


def deep_but(cases: Iterable[str], first: Collection[str]) -> list[str | ParameterSet]:
    """Cases for `parametrize`: those not among `first` are tried by `make deep` alone."""
    return [case if case in first else pytest.param(case, marks=pytest.mark.deep) for case in cases]
