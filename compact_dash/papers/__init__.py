"""Papers: finished values written as Word, Excel, calendar and CSV. Nothing here knows the store."""
