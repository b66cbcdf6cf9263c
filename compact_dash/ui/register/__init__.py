"""The register's pages: what is recorded all year, and what it adds up to."""
