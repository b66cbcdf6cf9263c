"""The board: where departments stand, and each of their lines."""

__all__ = ["board"]
