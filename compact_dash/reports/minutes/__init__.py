"""Minutes: drafted from a meeting, or as they were kept."""
