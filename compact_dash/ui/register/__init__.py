"""The register's pages: what is recorded all year, and what it adds up to."""

__all__ = ["kept_entries", "of_a_return"]
