"""Reviews: one question of the board as at any day."""
