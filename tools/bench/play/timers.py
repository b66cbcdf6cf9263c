"""Timers: the fragments that a page asks to have run again and again, kept as a browser keeps them."""

from dataclasses import dataclass, field

from tools.bench.play import messages


@dataclass
class Timer:
    """A fragment's timer: every how many seconds it ticks, and when it does next."""

    every: float
    due_at: float


@dataclass
class Timers:
    """The timers of the page that is shown. A page drawn anew ends them all; one told again goes on as it is."""

    of: dict[str, Timer] = field(default_factory=dict)

    def note(self, message: messages.Message, now: float) -> None:
        """Keep what a message says of timers."""
        if messages.is_new_page(message):
            self.of.clear()
        for fragment in messages.timers_ended(message):
            self.of.pop(fragment, None)
        timer = messages.timer_in(message)
        # Told again with the same interval it goes on as it is: a timer begun anew by each answer would never tick.
        if timer is not None and (timer[0] not in self.of or self.of[timer[0]].every != timer[1]):
            fragment, every = timer
            self.of[fragment] = Timer(every, now + every)

    def next(self) -> tuple[str, float] | None:
        """The fragment that is to run next, and when; None where the page is still."""
        return min(
            ((fragment, timer.due_at) for fragment, timer in self.of.items()), key=lambda due: due[1], default=None
        )

    def ticked(self, fragment: str, now: float) -> None:
        """The fragment's timer has ticked; ticks that were missed meanwhile are not made up for."""
        timer = self.of[fragment]
        # From when it was due and not from now, so that a slow run does not shift the rhythm.
        timer.due_at = max(timer.due_at + timer.every, now)
