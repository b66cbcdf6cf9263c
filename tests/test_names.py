"""Names: a class is called the same nowhere else, and a function says what it does or what comes back."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted((ROOT / "compact_dash").rglob("*.py"))
# A participle alone says neither who acts nor what is returned.
PARTICIPLE = re.compile(r"[a-z]+ed|said|shown|held|told|given|taken|written|known|made|found|sent|led|drawn|gone|begun")
# Words that only look like one.
NO_PARTICIPLES = {"need", "feed", "embed", "exceed", "proceed"}


@pytest.mark.slow
def test_no_class_is_named_as_another_is() -> None:
    places = defaultdict(list)
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(path.relative_to(ROOT)))
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


@pytest.mark.slow
def test_no_function_is_a_participle_alone() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in CODE
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if PARTICIPLE.fullmatch(node.name) and node.name not in NO_PARTICIPLES
    ]
    assert found == []
