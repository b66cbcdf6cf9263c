"""Minutes: kept, agreed and locked."""
