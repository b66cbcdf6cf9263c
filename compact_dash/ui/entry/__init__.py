"""Entry: how a browser is let in, by the sign-in or as a person at the server's own computer."""
