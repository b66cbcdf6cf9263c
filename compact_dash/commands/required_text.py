"""Required texts: the words without which a command is refused, in whichever room it stands."""

from compact_dash.domain.errors import AnswerRefused
from compact_dash.domain.limits import LONGEST_WORDS
from compact_dash.domain.plain_text import tidy_text


def require_text(words: str | None, wanted: str, longest: int = LONGEST_WORDS) -> str:
    """The words as typed, without outer spaces and control characters; `wanted` names them in the refusal.

    Raises:
        AnswerRefused: there are none, or more than `longest` characters.
    """
    text = tidy_text(words or "")
    if not text:
        raise AnswerRefused([f"This step needs {wanted}. Write it and try again."])
    if len(text) > longest:
        raise AnswerRefused([f"The text has {len(text)} characters; at most {longest} can be kept. Shorten it."])
    return text
