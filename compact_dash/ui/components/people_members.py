"""The list of who may do what, and the two things OCS does to it: give a role, and end one."""

from collections.abc import Sequence

import streamlit

from compact_dash.commands.keep_people import NewMember, add_member, end_membership
from compact_dash.domain.actor import ROLE_WORDS, Role
from compact_dash.domain.errors import NotKept
from compact_dash.domain.membership_rules import GIVEN
from compact_dash.domain.wording import capital
from compact_dash.reports.people import Member, ProgrammeOrganisation
from compact_dash.ui import acting, session, sign_in
from compact_dash.ui.components.notice import notify
from compact_dash.ui.html import show
from compact_dash.ui.refusals import refusals_said

ADDED, ENDING = "members_added", "member_ending"


def members_table(everybody: Sequence[Member]) -> None:
    """Who holds which role, since when, and who said so."""
    show("people_members", members=everybody, sign_in_is_on=sign_in.is_on())


def add_form(organisations: Sequence[ProgrammeOrganisation]) -> None:
    """A role for somebody; what was typed stays where it was refused, and goes once it was kept."""
    place = streamlit.session_state.setdefault(ADDED, 0)
    names = {row.code: row.short_name for row in organisations}
    with streamlit.form(f"add_member_{place}", width=420):
        show("people_form", words="Give somebody a role")
        email = streamlit.text_input("E-mail address", key=f"member_email_{place}")
        name = streamlit.text_input("Name or post", key=f"member_name_{place}")
        role = streamlit.selectbox("Role", GIVEN, format_func=role_words, index=None, key=f"member_role_{place}")
        code = streamlit.selectbox(
            "Organisation", list(names), format_func=lambda code: names[code], index=None, key=f"member_code_{place}"
        )
        if streamlit.form_submit_button("Add", type="primary"):
            with refusals_said():
                add(email, name, role, code)


def role_words(role: Role) -> str:
    words = capital(ROLE_WORDS[role].removeprefix("the Forum’s "))
    return f"{words} or deputy" if role is Role.LEAD else words


def add(email: str, name: str, role: Role | None, code: str | None) -> None:
    if role is None or code is None:
        raise NotKept("Choose a role and an organisation.")
    add_member(session.whole_store(), acting.occasion(), NewMember(email, name, role, code))
    streamlit.session_state[ADDED] += 1
    notify(f"{email.strip()} was added as {role_words(role)} for {code}.")
    streamlit.rerun()


def end_form(everybody: Sequence[Member]) -> None:
    """The end of a role, asked twice because it takes effect on every open tab."""
    known = {called(member): member for member in everybody}
    with streamlit.container(width=420, border=True):
        show("people_form", words="End a role")
        chosen = streamlit.selectbox("Person and role", list(known), index=None, key="member_to_end")
        if streamlit.button("End it", disabled=chosen is None, key="end_member"):
            streamlit.session_state[ENDING] = chosen
        if chosen is not None and streamlit.session_state.get(ENDING) == chosen:
            confirm_end(known[chosen])


def called(member: Member) -> str:
    return f"{member.email}, {member.role_words}, {member.code}"


def confirm_end(member: Member) -> None:
    """The second question."""
    show("people_end", member=member)
    with streamlit.container(horizontal=True):
        sure = streamlit.button("Yes, end it now", type="primary", key="end_member_sure")
        if streamlit.button("Keep it", key="end_member_not"):
            del streamlit.session_state[ENDING]
            streamlit.rerun()
    if sure:
        with refusals_said():
            end_membership(session.whole_store(), acting.occasion(), member.email, member.membership)
            del streamlit.session_state[ENDING]
            notify(f"{member.email} is no longer {member.membership.words}.")
            streamlit.rerun()
