"""The rooms: how big a folder may grow, who may reach into whom, and that no circle of imports closes.

A room is a sub-package named after a feature (board, returns, forum …). What a room's `__all__` lists are its doors:
the modules that the other rooms of the same floor may import. Floors above may import any module.
"""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "compact_dash"
FEATURES = ("board", "returns", "forum", "minutes", "plan", "people", "register", "history", "review")
FLOORS = ("domain", "store", "intake", "reports", "papers", "commands", "ui", "cli")
# Shared by all rooms of their floor.
SHARED = {"facts", "components", "middleware", "loading", "entry", "copies", "operation", "first_sight"}
MOST_MODULES = 20
FOLDERS = sorted({path.parent for top in (PACKAGE, ROOT / "tools") for path in top.rglob("*.py")})
# As a share, so that the house may grow: it was made ready to with fewer than 70 such modules of 328.
MOST_WITH_ONE_IMPORTER = 70 / 328


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def read_modules() -> dict[str, ast.Module]:
    """Every module of the product and of its tools, parsed, by its full name."""
    paths = [*PACKAGE.rglob("*.py"), *(ROOT / "pages").glob("*.py"), *(ROOT / "tools").rglob("*.py"), ROOT / "app.py"]
    return {name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(paths)}


MODULES = read_modules()


def imports_of(tree: ast.Module) -> set[str]:
    """The modules of ours that a module names in its imports, wherever in it they stand."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & MODULES.keys() or {node.module}
            if not inner <= MODULES.keys():
                found.add(node.module)
    return found & MODULES.keys()


IMPORTS = {name: imports_of(tree) - {name} for name, tree in MODULES.items()}


def room_of(module: str) -> tuple[str, str] | None:
    """The floor and the feature of a module; None for what is shared by its floor."""
    parts = module.split(".")
    if len(parts) < 3 or parts[0] != "compact_dash" or parts[2] not in FEATURES:
        return None
    return parts[1], parts[2]


def doors_of(package: str) -> set[str]:
    """The modules that a room lets the other rooms of its floor import."""
    for node in MODULES[package].body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return {f"{package}.{name}" for name in ast.literal_eval(node.value)}
    return set()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_no_folder_holds_more_modules_than_one_can_look_over(folder: Path) -> None:
    assert len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) <= MOST_MODULES


def test_every_room_is_named_after_a_feature() -> None:
    rooms = {path.parent.name for floor in FLOORS for path in (PACKAGE / floor).glob("*/__init__.py")}
    assert rooms - SHARED <= set(FEATURES)


def test_a_room_is_entered_by_its_doors() -> None:
    """Whoever needs a module of another room of the floor makes it a door there, and is seen to."""
    burglars = [
        f"{module} imports {name}"
        for module, names in IMPORTS.items()
        for name in names
        if (here := room_of(module)) and (there := room_of(name)) and here[0] == there[0] and here != there
        if name not in doors_of(f"compact_dash.{there[0]}.{there[1]}")
    ]
    assert burglars == []


def test_every_door_is_used() -> None:
    """A door that nobody of the floor goes through is none: it would hide which modules are really shared."""
    unused = [
        door
        for package in MODULES
        if room_of(package + ".x") and package.count(".") == 2
        for door in doors_of(package)
        if not any(
            door in names and (here := room_of(module)) and here != room_of(door) and here[0] == door.split(".")[1]
            for module, names in IMPORTS.items()
        )
    ]
    assert unused == []


def circles() -> list[set[str]]:
    """The groups of modules in which each imports the others by some way."""
    behind: dict[str, set[str]] = {}
    for start in MODULES:
        seen: set[str] = set()
        ahead = [start]
        while ahead:
            for name in IMPORTS[ahead.pop()] - seen:
                seen.add(name)
                ahead.append(name)
        behind[start] = seen
    found = {frozenset(other for other in behind[name] if name in behind[other]) for name in MODULES}
    return [set(group) for group in found if group]


def test_no_circle_of_imports_closes() -> None:
    assert circles() == []


def importers() -> dict[str, set[str]]:
    """Who imports each module; what a package hands on counts for the module it has it from."""
    found: dict[str, set[str]] = defaultdict(set)
    for module, names in IMPORTS.items():
        for name in names:
            found[name].add(module)
    for package in MODULES:
        for name in IMPORTS[package]:
            if name.startswith(f"{package}."):
                found[name] |= found[package]
    return found


def test_few_modules_are_there_for_one_other_alone() -> None:
    """A part of one thing belongs in its file; the commands of the command line stand each for themselves."""
    known = importers()
    alone = [name for name in MODULES if name.startswith("compact_dash.") and len(known[name]) == 1]
    assert len(alone) < MOST_WITH_ONE_IMPORTER * len(MODULES), sorted(alone)
