"""People: sign-in, standing, posts, and whom one may act as at the desk."""

__all__ = ["posts"]
