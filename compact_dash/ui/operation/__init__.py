"""Operation: what whoever keeps the server sees of the app: its log, its health and its figures."""
