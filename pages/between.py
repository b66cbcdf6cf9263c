"""Between Forums: what the office and its partner have to talk about before the next one."""

from compact_dash.ui import session
from compact_dash.ui.components.attempt import notice
from compact_dash.ui.html import show
from compact_dash.ui.register.between_page import between_page

show("register/between_head", today=session.today(), demonstration=session.programme().illustrative)
notice()
between_page()
