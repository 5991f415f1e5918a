"""What the web server adds to Streamlit: a checked start, security headers, files and readiness."""

import asyncio
import base64
import gc
import hashlib
import importlib
import mimetypes
import pkgutil
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from threadpoolctl import threadpool_limits

import components
from components.page_frame import first_visit, reconnect
from components.page_frame.browser_code import BrowserCode
from components.page_frame.first_visit import BASE, Files, FirstVisit
from components.page_frame.upload_limit import UploadLimit
from components.session.base import base
from components.words.texts import entries
from model.facts.errors import ModelError

ROOT = Path(__file__).resolve().parents[2]
HEAD_START_S = 2.0
LIBRARIES = ("pandas", "pyarrow", "plotly.graph_objects", "pydeck")

# Systems without a table of file types would send these two as plain bytes.
mimetypes.add_type("application/geo+json", ".geojson")
mimetypes.add_type("font/woff2", ".woff2")


def content_security_policy() -> str:
    """Return the policy: own origin only, and no script but Streamlit's own inline ones.

    Their hashes are taken from the installed start page, so an upgrade cannot break it.
    """
    page = Path(streamlit.__file__).with_name("static").joinpath("index.html").read_bytes()
    scripts = re.findall(rb"<script>(.*?)</script>", page, flags=re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in scripts]
    inline = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'self'; script-src 'self' {inline}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; "
        "object-src 'none'"
    )


HEADERS = {
    b"content-security-policy": content_security_policy().encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",  # an address may hold the code that changes figures
    b"x-frame-options": b"DENY",
    b"permissions-policy": b"geolocation=(), camera=(), microphone=()",
}


class SecurityHeaders:
    """Stamp every HTTP answer with the security headers; a WebSocket passes untouched.

    The hundred small files of Streamlit's screen get the one that means something to a file: the
    others would be a tenth of what a first visit waits for.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        stamps = HEADERS
        if scope["type"] == "http" and scope["path"].startswith(f"{BASE}/static/"):
            stamps = {name: HEADERS[name] for name in (b"x-content-type-options",)}

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                others = [pair for pair in message["headers"] if pair[0].lower() not in HEADERS]
                message["headers"] = [*others, *stamps.items()]
            await send(message)

        await self.app(scope, receive, stamped if scope["type"] == "http" else send)


async def readyz(_request: Request) -> Response:
    """Say that this process has its data; it does not listen before it has them."""
    return JSONResponse({"ready": True}, headers={"cache-control": "no-store"})


def prepare() -> None:
    """Load and check the data and the texts, and compute the default scores.

    Broken data end the start here, outside the server's own error handling, with one message
    that lists every fault.
    """
    threadpool_limits(limits=1, user_api="blas")  # small matrices: a second thread only spins
    try:
        entries()
        base().results.warm()
    except ModelError as fault:
        sys.exit(f"The data cannot be used, so the server does not start:\n{fault}")
    gc.freeze()


@asynccontextmanager
async def warm_up(_app: object) -> AsyncIterator[dict[str, object]]:
    """Serve at once, and load what readers will need once the first has had a moment alone."""
    loading = asyncio.create_task(load_later())
    yield {}
    loading.cancel()


async def load_later() -> None:
    """Load the rest beside the server; a reader who is there at once does not share the processor.

    Such a reader's page loads what it needs, which is less.
    """
    await asyncio.sleep(HEAD_START_S)
    await asyncio.get_running_loop().run_in_executor(None, load_rest)


def load_rest() -> None:
    """Import the libraries and our own parts; take all of it out of the garbage collector's rounds.

    Streamlit collects the whole heap after every script run; frozen objects are not visited,
    which cuts the processor time of a rerun to a fraction. The code of a page, 10 to 60 ms, is
    left to the first visit of that page.
    """
    for library in LIBRARIES:
        importlib.import_module(library)
    for module in pkgutil.walk_packages(components.__path__, "components."):
        if module.name != "components.page_frame.frame":  # a script: importing it would draw it
            importlib.import_module(module.name)
    first_visit.prepare()
    gc.collect()
    gc.freeze()


MIDDLEWARE = [
    Middleware(SecurityHeaders),
    Middleware(FirstVisit),
    Middleware(reconnect.WholeFirst),
    Middleware(BrowserCode),
    Middleware(UploadLimit),
]
ROUTES: list[BaseRoute] = [
    Route(f"{BASE}/readyz", readyz),
    Mount(f"{BASE}/geo", Files(directory=ROOT / "data" / "geo")),
    Mount(f"{BASE}/app/static", Files(directory=ROOT / "components" / "static")),
]
