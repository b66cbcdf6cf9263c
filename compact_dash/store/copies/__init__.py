"""Copies: the database written anew somewhere else, proved, and put in its place."""
