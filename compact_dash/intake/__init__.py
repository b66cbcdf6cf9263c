"""Intake: files read into values, or refused with every fault at once. Nothing here knows the store."""
