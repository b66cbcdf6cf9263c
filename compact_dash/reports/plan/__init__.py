"""The plan: the Joint Action Plans objective by objective, and what keeping them needs to know."""
