"""A review as a CSV file."""
