"""Every test here stands on a demonstration, which takes seconds rather than milliseconds."""

import pytest

from tests.conftest import mark_folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_folder(items, __file__, pytest.mark.slow)
