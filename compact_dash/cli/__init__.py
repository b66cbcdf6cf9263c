"""The command line: what OCS and other programs ask of the store without a browser."""

from compact_dash.cli.app import app

__all__ = ["app"]
