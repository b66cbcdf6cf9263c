"""Loading: a database filled from the seed of a plan, or with the demonstration."""
