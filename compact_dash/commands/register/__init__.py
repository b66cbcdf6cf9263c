"""The register: entries recorded, put right, brought on and withdrawn."""
