"""The register's pages: what is recorded all year, and what it adds up to."""

__all__ = ["of_a_return"]
