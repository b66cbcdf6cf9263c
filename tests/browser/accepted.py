"""What the accessibility checker finds and we cannot mend: faults inside Streamlit's widgets, each with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Accepted:
    """A rule that does not hold inside one widget."""

    rule: str
    inside: str
    reason: str


ACCEPTED = (
    Accepted(
        "target-size",
        '[data-testid="stDateInput"]',
        "Day, month and year are three narrow fields side by side. Each can be typed into by keyboard, the calendar "
        "opens with a button of full size, and the address takes the same date.",
    ),
    Accepted(
        "presentation-role-conflict",
        '[data-testid="stFileUploader"]',
        "The control hides the browser’s own file input behind a button that does the same; the button has a name, "
        "takes the focus and works by keyboard.",
    ),
)
