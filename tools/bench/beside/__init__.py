"""The product beside its neighbours: a blank Streamlit page, the same screen in Dash and in Shiny, and a bare one."""

from tools.bench.beside.race import Grounds, race
from tools.bench.beside.strips import record

__all__ = ["Grounds", "race", "record"]
