"""Maps: values, texts and geometry addresses in, figure or deck out; no Streamlit."""
