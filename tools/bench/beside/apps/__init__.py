"""The Progress screen written for other frameworks, as their guides would have it.

They run in a Python that need not have the product's packages. So they import nothing of it, and one another by
relative names; what they show was written down by the product's own reports (`beside/rows.py`).
"""
