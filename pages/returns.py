"""Returns: one's own return to fill in, clear and answer; for OCS, everybody's."""

from compact_dash.ui.returns.returns_page import returns_page

returns_page()
