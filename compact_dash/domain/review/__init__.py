"""Review: a question of the board and its answer."""
