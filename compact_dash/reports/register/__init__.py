"""The register: its entries as a reader may see them, and what they add up to."""

__all__ = ["entries", "standing_evidence", "who_can_help", "worth_hearing"]
