"""Present: a Forum on the wall, one item at a time; with ?chair, the screen of the person who runs it."""

from compact_dash.ui.forum.present_page import present_page

present_page()
