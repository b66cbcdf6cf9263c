"""Returns: what an organisation is asked, what it may answer, and the steps from draft to accepted."""
