"""Plotly figures: values and texts in, figure out; no Streamlit."""
