"""What the reader's browser tells of itself."""

import streamlit as st

from components.session.browser.drafts import CODE, COOKIE

PHONE = "Mobi"


def code() -> str:
    """Return the code under which drafts of this browser are kept, '' where there is no browser."""
    held = str(st.context.cookies.get(COOKIE, ""))
    return held if CODE.fullmatch(held) else ""


def language() -> str:
    """Return zh for a Chinese browser, else en; without a browser, zh."""
    locale = st.context.locale
    return "zh" if locale is None or locale.lower().startswith("zh") else "en"


def address() -> str:
    """Return the reader's full address without parameters, '' where there is no browser."""
    return (st.context.url or "").split("?")[0]


def on_phone() -> bool:
    """Return whether the browser says it is a phone; it sets heights and labels only."""
    return PHONE in (st.context.headers.get("User-Agent") or "")
