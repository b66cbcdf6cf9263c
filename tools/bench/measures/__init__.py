"""What is measured: a change of filter, a wall that follows, many who save, a board that is live, a server killed."""
