"""Files that a session sends and has nobody read stay in memory: only so many are let in."""

import re

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from components.session import uploads

FILE = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)$")
MOST_BYTES = uploads.MOST_MB * 1024**2


class UploadLimit:
    """Refuses a file where those of its session that were not read take too much already."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but a file that is one too many."""
        is_file = scope["type"] == "http" and scope["method"] == "PUT"
        sent = FILE.search(scope["path"]) if is_file else None
        length = Headers(scope=scope).get("content-length", "") if sent else ""
        size = int(length) if length.isascii() and length.isdigit() else 0
        if sent and uploads.kept_bytes(sent[1]) + size > MOST_BYTES:
            await PlainTextResponse("too many files unread", 413)(scope, receive, send)
            return
        await self.app(scope, receive, send)
        if sent and uploads.kept_bytes(sent[1]) > MOST_BYTES:  # others came at the same time
            uploads.drop(sent[1], sent[2])
