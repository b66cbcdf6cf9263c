"""Middleware: what stands before Streamlit and looks at every request."""
