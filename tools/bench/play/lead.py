"""A lead: a visitor who acts for an organisation and fills in one field of one line of its return."""

import re
from dataclasses import dataclass

from tools.bench.failure import BenchFailed
from tools.bench.play import messages
from tools.bench.play.client import Answer, Client

# A page that costs little, on which the visitor says whom to act as before opening the return.
DOOR, PAGE = "settings", "returns"
ACTING_AS = r"desk:turn\d+:acting_as"
GIVE_WAY = r".+: drop mine and take theirs"
OVERTAKEN = "after you opened this line"
REFUSED = "Not saved."
KEPT = re.compile(r"Saved \d")
# The words that leads write: the organisation's code, the lead's number and the number of the save.
MARK = re.compile(r"\b([A-Z]+)~\d+~\d+")


@dataclass(frozen=True)
class Place:
    """Where a lead writes: the organisation, the line and the field, and which of the organisation's leads it is."""

    organisation: str
    ref: str
    field: str
    number: int

    def words(self, turn: int) -> str:
        """The words that the lead writes the nth time; no two of these are ever the same."""
        return f"{self.organisation}~{self.number}~{turn}"


@dataclass(frozen=True)
class Save:
    """One save: what was written where, whether the page said that it is kept, and how long that took."""

    place: Place
    words: str
    kept: bool
    seconds: float


class Lead:
    """A lead at a return, for as long as the client, which stands at the door, is entered.

    Raises, on everything it does:
        BenchFailed: the page answered with an error, with something of another organisation, or not at all.
    """

    def __init__(self, client: Client, place: Place, forum: str) -> None:
        self.client, self.place = client, place
        self.query = f"department={place.organisation}&forum={forum}&line={place.ref}"

    def sit_down(self) -> None:
        """Open the return and the line, as a browser does at its address."""
        self.client.visit()
        self.put(self.key_of(ACTING_AS), f"{self.place.organisation} Compact lead")
        self.client.page = PAGE
        self.checked(self.client.visit(self.query))

    def save(self, turn: int) -> Save:
        """Write into the field and leave it, which saves it; give way where somebody else was first."""
        words = self.place.words(turn)
        answer = self.checked(self.put(self.key, words))
        overtaken = OVERTAKEN in answer.html
        # Giving way counts as refused: the page has said that the words are not kept, so they must not be.
        if overtaken:
            self.checked(self.put(self.key_of(GIVE_WAY), True))
        # Silence is no answer: a save counts as kept only where the page says so.
        elif REFUSED in answer.html or not KEPT.search(answer.html):
            raise BenchFailed(f"The page did not say whether “{words}” is kept.")
        return Save(self.place, words, not overtaken, answer.seconds)

    @property
    def key(self) -> str:
        """The name of the field on the page: the return's id, the line, how often it was filled, and the field."""
        return self.key_of(rf".+:{re.escape(self.place.ref)}:turn\d+:{self.place.field}")

    def key_of(self, pattern: str) -> str:
        found = [key for key in self.client.widgets if re.fullmatch(pattern, key)]
        if len(found) != 1:
            raise BenchFailed(f"The page has no field {pattern}.")
        return found[0]

    def put(self, key: str, value: str | bool) -> Answer:
        """Set one widget, at the address that the browser would still show."""
        client = self.client
        if key not in client.widgets:
            raise BenchFailed(f"The page has no “{key}”; it has {', '.join(client.widgets) or 'nothing'}.")
        held = [(client.widgets[key], value)]
        return client.ask(messages.rerun(client.page, client.page_hash, held, client.kept, query=self.query))

    def checked(self, answer: Answer) -> Answer:
        """The answer, unless it holds what another organisation's lead wrote."""
        written = {mark for message in answer.messages for mark in MARK.findall(str(message))}
        # Sessions share one server, and one must never be drawn with another organisation's draft.
        if written - {self.place.organisation}:
            raise BenchFailed(f"{self.place.organisation} was shown what {', '.join(written)} wrote.")
        return answer
