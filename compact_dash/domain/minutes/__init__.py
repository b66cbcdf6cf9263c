"""Minutes: paragraphs drafted from what a Forum captured, in the manner of the Cabinet Office."""
