"""The server object: `streamlit run app.py` or `uvicorn app:app`."""

import streamlit as st

from components.page_frame import startup

startup.prepare()
app = st.App(
    "components/page_frame/frame.py",
    middleware=startup.MIDDLEWARE,
    routes=startup.ROUTES,
    lifespan=startup.warm_up,
)
