"""The main script, run for every interaction: language, navigation, notices, what-if strip."""

from pathlib import Path

import streamlit as st

from components.page_frame import notices, share
from components.session import addresses, state
from components.widgets import controls, html, sources

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


state.arrive()
t = state.text()
st.set_page_config(page_title=t("common.product"), page_icon=ICON, layout="wide")
st.html(html.style_sheet(addresses.static_url("app.css")))
registry = {
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
page = st.navigation(registry, position="top")
state.leave()
state.settle(page.url_path)
results = state.results()
with st.container(key="toolbar", horizontal=True, vertical_alignment="center"):
    controls.real_only(t)
    controls.language(t)
    share.popover(results, t)
notices.notices(results, t)
notices.own_data(results, t)
notices.what_if(results, t, page.url_path)
page.run()
notices.onward(t, page.url_path or "overview")
sources.footer(t)
