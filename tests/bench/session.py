"""One reader without a browser: a WebSocket that speaks Streamlit's protocol."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect


@dataclass
class Run:
    """What one run of the script sent: messages, their bytes, and the time to the last one."""

    seconds: float = 0.0
    received_bytes: int = 0
    messages: list[ForwardMsg] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """Yield every element of the page in the order in which it was sent."""
        for message in self.messages:
            if message.WhichOneof("type") == "delta" and message.delta.HasField("new_element"):
                yield message.delta.new_element

    def slider(self) -> Slider | None:
        """Return the first slider of the page that is in use, None if it has none."""
        kinds = (element for element in self.elements() if element.WhichOneof("type") == "slider")
        usable = (item.slider for item in kinds if item.slider.type == Slider.SLIDER)
        return next((slider for slider in usable if not slider.disabled), None)

    def part_of(self, slider: Slider) -> str:
        """Return the part of the page, a fragment, that a slider runs alone, '' for the whole."""
        deltas = (m.delta for m in self.messages if m.WhichOneof("type") == "delta")
        own = (one for one in deltas if one.new_element.slider.id == slider.id)
        return next((one.fragment_id for one in own), "")

    def exceptions(self) -> list[str]:
        """Return the errors that the page shows."""
        kinds = (
            element for element in self.elements() if element.WhichOneof("type") == "exception"
        )
        return [item.exception.message or item.exception.type for item in kinds]

    def navigation(self) -> list[str]:
        """Return the addresses of the pages in the navigation, empty without one."""
        for message in self.messages:
            if message.WhichOneof("type") == "navigation":
                return [page.url_pathname for page in message.navigation.app_pages]
        return []

    def script(self) -> str:
        """Return the page that ran, as a browser learns it: it asks for that page from then on."""
        told = (m for m in self.messages if m.WhichOneof("type") == "navigation")
        return next((message.navigation.page_script_hash for message in told), "")


class Session:
    """A session of one page; use it in a `with` block, which closes the connection."""

    def __init__(self, url: str, page: str = "", query: str = "lang=zh") -> None:
        self.url, self.page, self.query, self.script = url, page, query, ""
        self.values: dict[str, float] = {}
        self.kept: dict[str, ForwardMsg] = {}
        parts = urlsplit(url)
        self.opening = connect(
            f"ws://{parts.netloc}{parts.path}/_stcore/stream",
            origin=f"http://{parts.netloc}",
            subprotocols=["streamlit"],
            max_size=None,
            open_timeout=60,
        )

    def __enter__(self) -> "Session":
        self.socket = self.opening.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.opening.__exit__(kind, error, trace)

    def rerun(self, part: str = "", more: tuple[WidgetState, ...] = ()) -> Run:
        """Ask for a run with the present widget values, of a part alone; read all that it sends.

        `more` are values of other widgets than sliders. Like a browser it keeps the large messages
        of the last run, so that the server need not send one again that has not changed.
        """
        ask = BackMsg()
        ask.rerun_script.cached_message_hashes.extend(self.kept)
        ask.rerun_script.query_string = self.query
        ask.rerun_script.fragment_id = part
        if self.script:
            ask.rerun_script.page_script_hash = self.script
        else:
            ask.rerun_script.page_name = self.page
        states = ask.rerun_script.widget_states.widgets
        for identity, value in self.values.items():
            state = WidgetState(id=identity)
            state.double_array_value.data.append(value)
            states.append(state)
        states.extend(more)
        run, began = Run(), time.perf_counter()
        self.socket.send(ask.SerializeToString())
        for packed in self.answers():
            run.received_bytes += len(packed)
            message = ForwardMsg.FromString(packed)
            run.messages.append(self.kept.get(message.ref_hash, message))
        run.seconds = time.perf_counter() - began
        self.script = run.script() or self.script
        self.kept = {item.hash: item for item in run.messages if item.metadata.cacheable}
        return run

    def answers(self) -> Iterator[bytes]:
        """Yield messages up to the end of the run; a run that starts itself again goes on."""
        while True:
            packed = self.socket.recv(timeout=120)
            if not isinstance(packed, bytes):
                continue
            yield packed
            message = ForwardMsg.FromString(packed)
            if message.WhichOneof("type") != "script_finished":
                continue
            if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def move(self, slider: Slider, step: int, part: str = "") -> Run:
        """Move a slider to its n-th place above the lowest, starting over at the top."""
        places = max(round((slider.max - slider.min) / slider.step), 1)
        self.values[slider.id] = slider.min + step % (places + 1) * slider.step
        return self.rerun(part)
