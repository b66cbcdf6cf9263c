"""The minutes on paper."""
