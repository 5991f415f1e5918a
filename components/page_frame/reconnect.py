"""A page that stayed open while the server started anew: what is done on it first, counts.

Such a page joins a session that knows nothing of it. Its link brings the view, its widgets bring
what the reader has just done or typed; but Streamlit tells a change from what it knew, and asks
for a fragment by the name that the old session gave it. So the first run is one of the whole page
as the link has it, and then the widgets are let in.
"""

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.session import state
from components.words.texts import Texts

BROUGHT, IS_BACK = "reconnect_brought", "reconnect_is_back"


class WholeFirst:
    """Lets the first run that a connection asks for be one of the whole page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but the name of a fragment in the first run that is asked for."""
        has_run = scope["type"] != "websocket"

        async def whole_first() -> Message:
            nonlocal has_run
            message = await receive()
            if has_run or not message.get("bytes"):
                return message
            asked = BackMsg.FromString(message["bytes"])
            has_run = asked.WhichOneof("type") == "rerun_script"
            asked.rerun_script.ClearField("fragment_id") if has_run else None
            return {**message, "bytes": asked.SerializeToString()}

        await self.app(scope, receive if has_run else whole_first, send)


def put_by() -> None:
    """Keep the widgets that a page brings to a session without a run, and hide them from this."""
    ctx = get_script_run_ctx()
    if ctx and not state.has_begun() and (brought := ctx.session_state.get_widget_states()):
        st.session_state[BROUGHT] = WidgetStates(widgets=brought)
        ctx.session_state.on_script_will_rerun(WidgetStates())


def let_in(t: Texts) -> None:
    """Take the widgets that the page brought as changed just now, run it again and say so."""
    ctx, brought = get_script_run_ctx(), st.session_state.pop(BROUGHT, None)
    if st.session_state.pop(IS_BACK, False):
        st.toast(t("common.reconnected"), duration="long")
    if ctx and brought:
        st.session_state[IS_BACK] = True
        state.unsettle()  # the browser was told what stood before: tell it all widgets anew
        ctx.session_state.on_script_will_rerun(brought)
        st.rerun()  # at once: a callback may have asked for a fragment, the whole page outdoes it
