"""What stands on a page closed is made when it is opened."""

from streamlit.testing.v1 import AppTest


def page():
    import pandas as pd
    import streamlit as st

    from components.session import state
    from components.widgets import place

    state.arrive()

    def frame():
        st.session_state["made"] = True
        return pd.DataFrame({"county": ["Litang"], "remark": [None]})

    place.section("peers", "Beside the peers", st.markdown, "the peers")
    place.table(frame, "Counties", "counties", state.text(), ["Source: a census", ""])


def test_a_section_is_its_name_until_it_is_opened():
    at = AppTest.from_function(page).run()
    assert at.expander[0].label == "Beside the peers"
    assert not at.markdown
    at.session_state["section_peers"] = True
    assert at.run().markdown[0].value == "the peers"


def test_the_sources_of_a_block_are_there_and_its_table_is_made_on_demand():
    at = AppTest.from_function(page).run()
    assert ["a census" in part.proto.body for part in at.get("html")] == [True]
    assert "made" not in at.session_state
    assert not at.dataframe
    at.session_state["table_counties"] = True
    at.run()
    assert at.dataframe[0].value["county"].tolist() == ["Litang"]
    assert at.dataframe[0].proto.placeholder == "—"  # not a "None" of its own
    assert at.get("download_button")
