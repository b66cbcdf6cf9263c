"""The register: its entries as a reader may see them, and what they add up to."""

__all__ = ["entries", "who_can_help", "worth_hearing"]
