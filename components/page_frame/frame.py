"""The main script, run for every interaction: language, navigation, notices, what-if strip."""

from pathlib import Path

import streamlit as st

from components.page_frame import notices, share
from components.session import addresses, state
from components.widgets import controls, html, sources
from components.words.texts import Texts
from model.results.results import Results

ROOT = Path(__file__).resolve().parents[2]
ICON = str(ROOT / "components" / "static" / "icon.png")
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
                addresses.page_file(name),
                title=t(f"{name}.menu"),
                icon=f":material/{icon}:",
                url_path=name,
                default=name == "overview",
            )
            for name, icon in pages.items()
        ]
        for group, pages in GROUPS.items()
    }


def toolbar(results: Results, t: Texts) -> None:
    """Place what every page offers: real data only, language, the link."""
    with st.container(key="toolbar", horizontal=True, vertical_alignment="center"):
        controls.real_only(t)
        controls.language(t)
        share.popover(results, t)


state.arrive()
texts = state.text()
st.set_page_config(page_title=texts("common.product"), page_icon=ICON, layout="wide")
st.html(html.style_sheet(addresses.static_url("app.css")))
page = st.navigation(registry(texts), position="top")
state.leave()
state.settle(page.url_path)
results = state.results()
toolbar(results, texts)
notices.notices(results, texts)
notices.own_data(results, texts)
notices.what_if(results, texts, page.url_path)
page.run()
notices.onward(texts, page.url_path or "overview")
sources.footer(texts)
