"""History as a CSV file."""
