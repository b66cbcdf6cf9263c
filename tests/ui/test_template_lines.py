"""The line breaks of templates: what a browser gets does not hang on how a template is laid out."""

import pytest

from compact_dash.ui.html import environment

LAID_OUT = [
    # Beside a tag a break is nothing.
    ("<ul>\n  <li>one</li>\n  <li>two</li>\n</ul>", "<ul><li>one</li><li>two</li></ul>"),
    ("<p>\n  word <b>bold</b>\n</p>", "<p>word <b>bold</b></p>"),
    # Beside a statement, too: so words and signs can follow each other closely.
    ("{{ word }}\n{% if word %}, and more{% endif %}.\n{% if word %} Then{% endif %}", "word, and more. Then"),
    ("{% if word %}\n  yes\n{% else %}\n  no\n{% endif %}", "yes"),
    ("one\n{# why #}\ntwo", "onetwo"),
    # Between words and values it is one blank.
    ("one\n   two\n\n\nthree", "one two three"),
    ("{{ word }}\n{{ word }}\nof {{ word }}\nin all", "word word of word in all"),
    # A blank within a line stays, and so does what was told to stay.
    ("{% if word %} a  b {% endif %}", " a  b "),
    # Within a tag a break parts two attributes.
    ('<a\n  href="{{ word }}"\n  class="x">{{ word }}</a>', '<a href="word" class="x">word</a>'),
]


@pytest.mark.parametrize(("template", "html"), LAID_OUT)
def test_a_line_break_is_nothing_beside_a_tag_and_a_blank_between_words(template: str, html: str) -> None:
    assert environment().from_string(template).render(word="word") == html


def test_what_people_wrote_keeps_its_line_breaks() -> None:
    assert environment().from_string("<pre>\n  {{ words }}\n</pre>").render(words="one\n  two") == (
        "<pre>one\n  two</pre>"
    )


def test_a_fault_in_a_template_still_names_its_line() -> None:
    template = environment().from_string("<p>\n  one\n</p>\n{{ 1 // nought }}")
    with pytest.raises(ZeroDivisionError) as raised:
        template.render(nought=0)
    assert raised.traceback[-1].lineno + 1 == 4
