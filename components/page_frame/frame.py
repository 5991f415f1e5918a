"""The main script, run for every interaction: language, navigation, notices, what-if strip."""

import streamlit as st

from components.page_frame import notices, reconnect, share
from components.session import addresses, state
from components.widgets import controls, html, sources

GROUPS = ("now", "what_if", "trust")
# Of each page its group, its icon, and the pages with the next questions.
PAGES = {
    "overview": ("now", "map", ("county", "network", "simulator")),
    "county": ("now", "location_city", ("network", "simulator", "sources")),
    "network": ("now", "hub", ("logistics", "county", "simulator")),
    "logistics": ("now", "local_shipping", ("payment", "network", "simulator")),
    "payment": ("now", "qr_code_2", ("talent", "county", "simulator")),
    "talent": ("now", "school", ("county", "payment", "simulator")),
    "simulator": ("what_if", "tune", ("compare", "budget", "overview")),
    "compare": ("what_if", "compare_arrows", ("simulator", "robustness", "county")),
    "budget": ("what_if", "payments", ("simulator", "compare", "county")),
    "robustness": ("trust", "rule", ("simulator", "method", "overview")),
    "lessons": ("trust", "auto_stories", ("simulator", "sources", "county")),
    "own_figures": ("trust", "edit_note", ("county", "sources", "simulator")),
    "sources": ("trust", "fact_check", ("method", "county", "overview")),
    "method": ("trust", "calculate", ("sources", "simulator", "overview")),
}

reconnect.put_by()
state.arrive()
t = state.text()
ICON = addresses.static_url("icon.png")  # no file of Streamlit: a fragment would take it away
st.set_page_config(page_title=t("common.product"), page_icon=ICON, layout="wide")
st.html(html.style_sheet(addresses.static_url("app.css")))
menu = {
    t(f"common.group_{group}"): [
        st.Page(
            addresses.page_file(name),
            title=t(f"{name}.menu"),
            icon=f":material/{icon}:",
            url_path=name,
            default=name == "overview",
        )
        for name, (own, icon, _) in PAGES.items()
        if own == group
    ]
    for group in GROUPS
}
page = st.navigation(menu, position="top")
here = page.url_path or "overview"
name, params = state.leads_to()
if name in PAGES and name != here:
    st.switch_page(addresses.page_file(name), query_params=params)
state.leave()
state.settle(page.url_path)
results = state.results()
with st.container(key="toolbar", horizontal=True, vertical_alignment="center"):
    controls.real_only(t)
    controls.language(t)
    share.popover(results, t, here)
notices.notices(results, t)
notices.own_data(results, t)
notices.what_if(results, t, page.url_path)
page.run()
notices.onward(PAGES[here][2], t)
sources.footer(t)
reconnect.let_in(t)
