"""Those who play: a browser, and people at it, each through a websocket as a real one has."""
