"""The register: entries recorded, put right, brought on and withdrawn."""

__all__ = ["record_entry"]
