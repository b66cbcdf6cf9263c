"""The parts of the People page: who may do what, and who holds each organisation's posts."""

from collections.abc import Sequence

import streamlit

from compact_dash.commands.people.keep_people import NewMember, add_member, confirm_post, end_membership
from compact_dash.domain.actor import ROLE_WORDS, Role
from compact_dash.domain.errors import NotKept
from compact_dash.domain.house import house
from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.people.membership import GIVEN
from compact_dash.domain.people.posts import POST_WORDS, RECENT_MONTHS, Post
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import capital
from compact_dash.reports.people.people import Member
from compact_dash.reports.people.posts import PostRegister
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import Done, attempt, notify, refusal_of
from compact_dash.ui.components.fields import MEMBERS
from compact_dash.ui.entry import sign_in
from compact_dash.ui.html import show
from compact_dash.ui.refusals import refusals_said

ENDING = "member_ending"


def members_table(everybody: Sequence[Member]) -> None:
    """Who holds which role, since when, and who said so."""
    show("people/members", members=everybody, sign_in_is_on=sign_in.is_on())


def add_form(organisations: Sequence[ProgrammeOrganisation]) -> None:
    """The form that gives somebody a role. A refusal leaves what was typed; once it is kept, the fields are empty."""
    names = {row.code: row.short_name for row in organisations}
    with streamlit.form(MEMBERS.key("add"), width=420):
        show("people/form", words="Give somebody a role")
        streamlit.text_input("E-mail address", key=MEMBERS.key("email"))
        streamlit.text_input("Name or post", key=MEMBERS.key("name"))
        streamlit.selectbox("Role", GIVEN, format_func=role_words, index=None, key=MEMBERS.key("role"))
        streamlit.selectbox(
            "Organisation",
            list(names),
            format_func=lambda code: names[code],
            index=None,
            key=MEMBERS.key("organisation"),
        )
        streamlit.form_submit_button("Add", on_click=MEMBERS.keeping(add), type="primary")
        refusal_of(MEMBERS.part)


def role_words(role: Role) -> str:
    words = capital(ROLE_WORDS[role].removeprefix(f"the {house().forum}’s "))
    return f"{words} or deputy" if role is Role.LEAD else words


def add() -> Done:
    email, name, code = (MEMBERS.given(field) for field in ("email", "name", "organisation"))
    role: Role | None = MEMBERS.value("role")
    if role is None or not code:
        raise NotKept("Choose a role and an organisation.")
    add_member(session.whole_store(), acting.occasion(), NewMember(email, name, role, code))
    return Done(f"{email.strip()} was added as {role_words(role)} for {code}.")


def end_form(everybody: Sequence[Member]) -> None:
    """The end of a role, asked twice because it takes effect on every open tab."""
    known = {member_words(member): member for member in everybody}
    with streamlit.container(width=420, border=True):
        show("people/form", words="End a role")
        chosen = streamlit.selectbox("Person and role", list(known), index=None, key="member_to_end")
        streamlit.button("End it", on_click=ask, args=(chosen,), disabled=chosen is None, key="end_member")
        if chosen is not None and streamlit.session_state.get(ENDING) == chosen:
            confirm_end(known[chosen])


def ask(chosen: str | None) -> None:
    """Ask the second question about a membership, in its words; None takes the question away."""
    streamlit.session_state[ENDING] = chosen


def member_words(member: Member) -> str:
    return f"{member.email}, {member.role_words}, {member.code}"


def confirm_end(member: Member) -> None:
    """Ask a second time before a role is ended."""
    show("people/end", member=member)
    done = f"{member.email} is no longer {member.membership.words}."
    with streamlit.container(horizontal=True):
        ending = attempt(ENDING, lambda: end(member), done)
        streamlit.button("Yes, end it now", on_click=ending, type="primary", key="end_member_sure")
        streamlit.button("Keep it", on_click=ask, args=(None,), key="end_member_not")
    refusal_of(ENDING)


def end(member: Member) -> None:
    end_membership(session.whole_store(), acting.occasion(), member.email, member.membership)
    ask(None)


def posts_table(register: PostRegister) -> None:
    """Every organisation with its five posts: who, confirmed when, and where nobody is."""
    show("people/posts", register=register, posts=POST_WORDS, months=RECENT_MONTHS)


def post_form(register: PostRegister) -> None:
    """Confirm, replace or mark vacant, for whichever organisations the actor speaks for."""
    organisations = [row.organisation for row in register.rows]
    codes = {row.short_name: row.code for row in organisations if acting.can(Act.CONFIRM_POSTS, row.code)}
    if not codes:
        return
    posts = {words: post for post, words in POST_WORDS.items()}
    with streamlit.container(border=True):
        show("people/form", words="Confirm a post")
        with streamlit.container(horizontal=True, vertical_alignment="bottom"):
            code = codes[streamlit.selectbox("Organisation", list(codes), key="post_of", width=220)]
            post = posts[streamlit.selectbox("Post", list(posts), key="post", width=260)]
            holder = holder_given(register, code, post)
            confirmed = streamlit.button("Confirm for today", type="primary", key="confirm_post")
            vacant = streamlit.button("It is vacant", key="vacant_post")
    if confirmed or vacant:
        with refusals_said():
            confirm(code, post, holder if confirmed else None)


def holder_given(register: PostRegister, code: str, post: Post) -> str:
    """The name in the field. It begins with who holds the post now, and anew once another is kept."""
    held = register.of(code).holdings.get(post)
    known = (held.holder if held else None) or ""
    # The holder is part of the key: under one that stays, the field would go on showing what was typed.
    return streamlit.text_input("Held by (name or title)", known, key=f"holder_{code}_{post}_{known}", width=320)


def confirm(code: str, post: Post, holder: str | None) -> None:
    confirm_post(session.whole_store(), acting.occasion(), code, post, holder)
    became = f"is held by {holder.strip()}" if holder else "is vacant"
    notify(f"Confirmed today: the post of {POST_WORDS[post]} of {code} {became}.")
    # The table above was drawn before this and shows the post as it was.
    streamlit.rerun()
