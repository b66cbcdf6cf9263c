"""First sight: the first HTML of a page holds what the page will show, until Streamlit stands in its place."""
