"""The Returns page: one’s own return, everybody’s, and the papers of a commission."""
