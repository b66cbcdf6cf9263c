"""What is measured upon: databases made for it, and the blank page beside them."""
