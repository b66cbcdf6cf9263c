"""The register of all that goes on between Forums: its kinds, who may do what with an entry, and who reads it."""
