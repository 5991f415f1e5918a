"""The main script, run for every interaction: language, navigation, notices, what-if strip."""

from pathlib import Path

import streamlit as st

from components import controls, markup, provenance, reader, runtime, share, strip
from components.text import Texts

PAGES = Path(__file__).resolve().parent.parent / "pages"
ICON = str(Path(__file__).resolve().parent / "static" / "icon.png")
GROUPS: dict[str, dict[str, str]] = {
    "now": {
        "overview": "map",
        "county": "location_city",
        "network": "hub",
        "logistics": "local_shipping",
        "payment": "qr_code_2",
        "talent": "school",
    },
    "what_if": {
        "simulator": "tune",
        "advice": "checklist",
        "compare": "compare_arrows",
        "budget": "payments",
        "surge": "speed",
        "robustness": "rule",
    },
    "trust": {"lessons": "auto_stories", "sources": "fact_check", "method": "calculate"},
}


def registry(t: Texts) -> dict[str, list[st.Page]]:
    """Return the pages by group, titled in the reader's language."""
    return {
        t(f"common.group_{group}"): [
            st.Page(
                PAGES / f"{name}.py",
                title=t(f"{name}.menu"),
                icon=f":material/{icon}:",
                url_path=name,
                default=name == "overview",
            )
            for name, icon in pages.items()
        ]
        for group, pages in GROUPS.items()
    }


def toolbar(t: Texts) -> None:
    """Place what every page offers: real data only, language, the link."""
    with st.container(key="toolbar", horizontal=True, vertical_alignment="center"):
        controls.real_only(t)
        controls.language(t)
        share.popover(t)


reader.arrive()
texts = reader.text()
st.set_page_config(page_title=texts("common.product"), page_icon=ICON, layout="wide")
st.html(markup.style_sheet(runtime.static_url("app.css")))
page = st.navigation(registry(texts), position="top")
reader.leave()
reader.settle(page.url_path)
toolbar(texts)
strip.notices(texts)
strip.own_data(texts)
strip.what_if(texts, page.url_path)
page.run()
strip.onward(texts, page.url_path or "overview")
provenance.footer(texts)
