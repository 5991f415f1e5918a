"""All that draws or talks to Streamlit; it knows the model, and the model does not know it."""
