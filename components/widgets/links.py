"""Links to pages that carry the whole view, and what several pages place in one way."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.session import addresses, link, state
from components.widgets import controls, place
from components.words.texts import Texts

RANGES = "ci"


def page_link(
    name: str, label: str, icon: str = ":material/arrow_forward:", section: str = ""
) -> None:
    """Place a link to a page, or to a section of it, that carries the whole view."""
    params = state.params() | ({link.SECTION: section} if section else {})
    st.page_link(addresses.page_file(name), label=label, icon=icon, query_params=params)


def with_ranges(t: Texts) -> bool:
    """Choose whether ranges are drawn on what compares counties; return whether they are."""
    names = {code: t(f"common.ranges_{code}") for code in link.CHOICES[RANGES]}
    return controls.choice(RANGES, t("common.ranges"), names) == "on"


def download(name: str, frame: Callable[[], pd.DataFrame], t: Texts) -> None:
    """Place the ⓘ of a table that is in sight: its download."""
    place.table(frame, "", name, t)
