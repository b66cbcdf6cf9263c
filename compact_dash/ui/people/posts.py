"""The register of posts, and the form in which an organisation confirms its own."""

import streamlit

from compact_dash.commands.people.keep_posts import confirm_post
from compact_dash.domain.people.posts import POST_WORDS, RECENT_MONTHS, Post
from compact_dash.domain.permissions import Act
from compact_dash.reports.people.posts import PostRegister
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import notify
from compact_dash.ui.html import show
from compact_dash.ui.refusals import refusals_said

POSTS = {words: post for post, words in POST_WORDS.items()}


def posts_table(register: PostRegister) -> None:
    """Every organisation with its five posts: who, confirmed when, and where nobody is."""
    show("people/posts", register=register, posts=POST_WORDS, months=RECENT_MONTHS)


def post_form(register: PostRegister) -> None:
    """Confirm, replace or mark vacant, for whichever organisations the actor speaks for."""
    organisations = [row.organisation for row in register.rows]
    codes = {row.short_name: row.code for row in organisations if acting.can(Act.CONFIRM_POSTS, row.code)}
    if not codes:
        return
    with streamlit.container(border=True):
        show("people/form", words="Confirm a post")
        with streamlit.container(horizontal=True, vertical_alignment="bottom"):
            code = codes[streamlit.selectbox("Organisation", list(codes), key="post_of", width=220)]
            post = POSTS[streamlit.selectbox("Post", list(POSTS), key="post", width=260)]
            holder = holder_given(register, code, post)
            confirmed = streamlit.button("Confirm for today", type="primary", key="confirm_post")
            vacant = streamlit.button("It is vacant", key="vacant_post")
    if confirmed or vacant:
        with refusals_said():
            confirm(code, post, holder if confirmed else None)


def holder_given(register: PostRegister, code: str, post: Post) -> str:
    """Who holds the post now, to be left or written over; once that is kept, the box is a new one."""
    held = register.of(code).holdings.get(post)
    known = (held.holder if held else None) or ""
    return streamlit.text_input("Held by (name or title)", known, key=f"holder_{code}_{post}_{known}", width=320)


def confirm(code: str, post: Post, holder: str | None) -> None:
    confirm_post(session.whole_store(), acting.occasion(), code, post, holder)
    became = f"is held by {holder.strip()}" if holder else "is vacant"
    notify(f"Confirmed today: the post of {POST_WORDS[post]} of {code} {became}.")
    streamlit.rerun()
