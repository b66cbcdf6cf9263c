"""The bench's own refusals."""

from compact_dash.domain.errors import CompactError


class BenchFailed(CompactError):
    """There is nothing to measure: a server did not start, or a page answered with an error."""


class ServerGone(BenchFailed):
    """The server ended while a visitor waited for its answer."""


class NotThere(BenchFailed):
    """What a reader waited for did not come."""
