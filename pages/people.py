"""People: who may do what here, and who holds which post where."""

import streamlit

from compact_dash.domain.permissions import Act
from compact_dash.reports.organisations import programme_organisations
from compact_dash.reports.people.people import members
from compact_dash.reports.people.posts import post_register
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import notice
from compact_dash.ui.html import show
from compact_dash.ui.people.people_page import add_form, end_form, members_table, post_form, posts_table

keeps_people = acting.can(Act.KEEP_PEOPLE)
register = post_register(session.store(), session.today())
show("people/head", register=register, demonstration=session.programme().illustrative)
notice()
posts_table(register)
post_form(register)
if keeps_people:
    everybody = members(session.store())
    members_table(everybody)
    with streamlit.container(horizontal=True, gap="large"):
        add_form(programme_organisations(session.store()))
        end_form(everybody)
