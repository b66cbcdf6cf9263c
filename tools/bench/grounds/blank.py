"""The blank page: the least that Streamlit can show, under the product's own settings."""

import shutil
from pathlib import Path

from tools.bench.failure import BenchFailed

# As the product is started: an app with one page, so that both run the same of Streamlit.
APP = 'import streamlit\n\napp = streamlit.App("page.py")\n'
PAGE = 'import streamlit\n\nstreamlit.title("Blank")\n'


def write_blank(folder: Path, product: Path) -> Path:
    """Write the blank app into a folder, beside a copy of the product's settings."""
    settings = product / ".streamlit" / "config.toml"
    if not settings.is_file():
        raise BenchFailed(f"{settings} is missing, so a blank page cannot be given the same settings.")
    (folder / ".streamlit").mkdir(parents=True)
    # The same settings, because some of them change what a run costs (garbage collection after each, for one).
    shutil.copy(settings, folder / ".streamlit" / "config.toml")
    (folder / "app.py").write_text(APP, encoding="utf-8")
    (folder / "page.py").write_text(PAGE, encoding="utf-8")
    return folder
