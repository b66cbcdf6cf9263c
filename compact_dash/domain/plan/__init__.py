"""The plan: references given once, and a Joint Action Plan while it is in draft."""
