"""The code under which a browser's drafts are kept: a cookie that no script, link or site sees.

It is given with the WebSocket, never with a page: what answers there is kept by no proxy, the
session knows the code at once, and a page that was opened from a link in a chat, which brings no
strict cookie along, is not given another. It is drawn at random and says nothing of a person; the
store learns it, hashed, once something has been put in.
"""

import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.session import addresses
from components.session.browser.drafts import CODE, COOKIE

CODE_BYTES = 16
DAYS = 30  # since the last visit, as long as a draft is kept


class BrowserCode:
    """Gives each browser that connects its code, or more time with the one it has."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a connection on with the code, and send it with the answer."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        scope = {**scope, "headers": list(scope["headers"])}
        headers = MutableHeaders(scope=scope)
        brought = headers.get("cookie", "")
        if not CODE.fullmatch(code := cookie_parser(brought).get(COOKIE, "")):
            code = secrets.token_urlsafe(CODE_BYTES)
            headers["cookie"] = "; ".join(filter(None, (brought, f"{COOKIE}={code}")))
        parts = [f"{COOKIE}={code}", f"Path={addresses.base_path() or '/'}", "HttpOnly"]
        parts += [f"Max-Age={DAYS * 86_400}", "SameSite=Strict"]
        parts += ["Secure"] * headers.get("origin", "").startswith("https:")

        async def with_code(message: Message) -> None:
            if message["type"] == "websocket.accept":
                cookie = (b"set-cookie", "; ".join(parts).encode())
                message = {**message, "headers": [*message.get("headers", ()), cookie]}
            await send(message)

        await self.app(scope, receive, with_code)
