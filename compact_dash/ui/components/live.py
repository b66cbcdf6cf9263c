"""Live: a page that shows what is written elsewhere soon after it was, without being loaded again."""

from compact_dash.ui import session
from compact_dash.ui.components.timer import look_again

# Seconds. Looking so often is cheap: it asks the database for a number, not for rows.
EVERY = 1.0


def live() -> None:
    """Run the page anew once anything but a draft was written; what did not change stays as it is in the browser."""
    seen = session.sight()
    look_again(EVERY, lambda: session.sight_of(session.reader()) != seen)
