"""A page of a session that is no more: its link and its widgets go on in a new one."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.testing.v1 import AppTest

from components.page_frame.reconnect import WholeFirst
from tests.app_pages import FRAME, visited


def test_what_was_changed_on_an_open_page_is_changed_in_the_new_session_and_told():
    before = visited("overview", "zh", {"c": "513334"})
    before.selectbox(key="county").set_value("513301")
    after = AppTest.from_file(FRAME, default_timeout=60)
    for key, value in (("lang", "zh"), ("c", "513334")):
        after.query_params[key] = value
    after._run(before._tree.get_widget_states())
    assert after.selectbox(key="county").value == "513301"
    assert "康定" in next(html.proto.body for html in after.get("html") if "<h1" in html.proto.body)
    assert [toast.value for toast in after.toast] != []
    assert [toast.value for toast in after.run().toast] == []


def passed(scope_type, *asked):
    """Return what of some messages of a browser reaches Streamlit."""
    waiting, reached = [*asked], []

    async def receive():
        return {"type": "websocket.receive", "bytes": waiting.pop(0).SerializeToString()}

    async def app(_scope, receive, _send):
        reached.extend([BackMsg.FromString((await receive())["bytes"]) for _ in asked])

    # In a thread of its own: this one may have the loop of a browser.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, WholeFirst(app)({"type": scope_type}, receive, None)).result()
    return reached


def test_the_first_run_of_a_connection_is_of_the_whole_page_and_later_ones_are_as_asked():
    fragment = BackMsg()
    fragment.rerun_script.fragment_id = "of an old session"
    fragment.rerun_script.query_string = "c=513334"
    beat = BackMsg(app_heartbeat=True)
    first, second, third = passed("websocket", beat, fragment, fragment)
    assert first == beat
    assert (second.rerun_script.fragment_id, second.rerun_script.query_string) == ("", "c=513334")
    assert third == fragment
