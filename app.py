"""The server object: `streamlit run app.py` or `uvicorn app:app`."""

import streamlit as st

from components import server

server.prepare()
app = st.App(
    "components/frame.py",
    middleware=server.MIDDLEWARE,
    routes=server.ROUTES,
    lifespan=server.warm_up,
)
