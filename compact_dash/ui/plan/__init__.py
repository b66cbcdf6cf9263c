"""The Plan page: the matrix, and the plan kept and drafted."""
