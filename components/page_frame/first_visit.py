"""What makes the first visit light: compressed files, a start page with a word, no spare fonts."""

import gzip
import hashlib
import re
from functools import cache, lru_cache
from html import escape
from pathlib import Path

import brotli
import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Router
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.page_frame.old_addresses import better
from components.session import addresses
from components.words.texts import entries

STREAMLIT = Path(streamlit.__file__).with_name("static")
STATIC = STREAMLIT / "static"
BASE = addresses.base_path()
A_YEAR = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "public, no-cache"
ENCODINGS = ("br", "gzip")
PLAIN_FILES = {".js", ".css", ".json", ".geojson", ".svg", ".txt", ".html"}
# The parts of Streamlit's screen that pages ask for once their script has run, by the names of
# their files without the hash; the largest last, and only where the first screen shows them.
EVERY_PAGE = ("Html", "Checkbox", "ButtonGroup", "Selectbox", "PageLink")
LARGE = {
    "network": ("DeckGlJsonChart",),
    "logistics": ("DeckGlJsonChart", "PlotlyChart"),
    "simulator": ("Slider",),
    "lessons": (),
    "own_figures": (),
    "method": (),
}
LANGUAGES = {"zh": "zh-CN", "en": "en"}
SHAPES = {
    "overview": ("counties", "prefectures"),
    "network": ("counties",),
    "logistics": ("counties",),
}
# The word, and the shape of the page below it, leave with the page's style sheet: a rule that looks
# into the whole page (`:has`) would have the browser style all of it anew at each press.
STYLE = """<style>
.opening { position: fixed; z-index: 1; inset: 0; background: white; padding: 64px 16px;
  font: 15px/1.6 sans-serif; }
.opening > * { max-width: 1200px; margin: 0 auto 14px; }
.opening b { display: block; font-size: 24px; }
.opening i { display: block; height: 44px; border-radius: 4px; background: whitesmoke; }
.opening p { display: grid; gap: 14px;
  grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); }
.opening p + i { height: 400px; }
</style>"""
# Of two fonts of one name the later holds, so that this stands after Streamlit's style sheet.
FONT = (
    f"<style>{(addresses.ROOT / 'components/static/first.css').read_text(encoding='utf-8')}</style>"
)
SCRIPT = '<script src="./app/static/history.js"></script>'
# A picker, the headline, four cards, a picture: as pages are.
WORD = """<div class="opening" role="status"><i></i><div><b>{title}</b>{name}</div>
<p><i></i><i></i><i></i><i></i></p><i></i></div>"""


def compressed(plain: bytes, encoding: str) -> bytes:
    """Return bytes compressed, as small as half a second for the largest file can make them."""
    if encoding == "br":
        return bytes(brotli.compress(plain, quality=9, lgwin=24))
    return gzip.compress(plain, 9, mtime=0)


@lru_cache(maxsize=512)
def packed(path: Path, _changed: float, encoding: str) -> bytes:
    """Return a file compressed; the second time it is there already."""
    return compressed(path.read_bytes(), encoding)


def accepted(headers: Headers) -> str:
    """Return the best encoding that a browser takes, "" for none."""
    offered = {part.strip() for part in headers.get("accept-encoding", "").split(",")}
    return next((name for name in ENCODINGS if name in offered), "")


class Files(StaticFiles):
    """A folder of files that are sent compressed and that browsers keep.

    With a version or a hash in their address they are kept for a year, else the browser asks
    whether they have changed. A part of a file (Range) is sent as it lies on the disk.
    """

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file, or 304 when the browser has it already."""
        answer = await super().get_response(path, scope)
        kept = scope["query_string"].startswith(b"v=") or self.directory == STATIC
        answer.headers["cache-control"] = A_YEAR if kept else ASK_EACH_TIME
        if Path(path).suffix not in PLAIN_FILES:
            return answer
        answer.headers.add_vary_header("accept-encoding")
        headers = Headers(scope=scope)
        encoding = accepted(headers)
        if not isinstance(answer, FileResponse) or not encoding or "range" in headers:
            return answer
        file = Path(answer.path)
        body = await run_in_threadpool(packed, file, file.stat().st_mtime, encoding)
        kept_headers = {k: v for k, v in answer.headers.items() if k != "content-length"}
        etag = f"W/{answer.headers['etag']}"  # the same file, but not the same bytes
        return Response(body, headers=kept_headers | {"etag": etag, "content-encoding": encoding})


BUNDLES = ExceptionMiddleware(Router([Mount(f"{BASE}/static", Files(directory=STATIC))]))
ICONS = f"{BASE}/static/media/MaterialSymbols-Rounded."
INDEX = STREAMLIT / "index.html"
INDEX_ETAG = FileResponse(INDEX, stat_result=INDEX.stat()).headers["etag"]


@cache
def scripts(part: str) -> tuple[str, ...]:
    """Return the file of a part of Streamlit's screen and the files it imports."""
    names = [path.name for path in (STATIC / "js").glob(f"{part}.*.js")]
    for name in names:
        text = (STATIC / "js" / name).read_text(encoding="utf-8")
        names += set(re.findall(r'from"\./([\w.-]+\.js)"', text)) - set(names)
    return tuple(names)


@cache
def start_page(page: str, language: str) -> bytes:
    """Return Streamlit's start page with a word to read and a list of what the page will need.

    The word and the page's shape do not wait for Streamlit's style sheet, nor the rest for the
    large libraries.
    """
    html = INDEX.read_text(encoding="utf-8")
    title, name = (
        escape(getattr(entries()[key], language)) for key in (f"{page}.menu", "common.product")
    )
    parts = (*EVERY_PAGE, *LARGE.get(page, ("PlotlyChart",)))
    files = dict.fromkeys(file for part in parts for file in scripts(part))
    links = [f'modulepreload" href="./static/js/{file}' for file in files if f"/{file}" not in html]
    shapes = [addresses.asset_url(f"{shape}.geojson") for shape in SHAPES.get(page, ())]
    links += [f'preload" as="fetch" href="{url}' for url in shapes]
    needed = "".join(f'<link rel="{link}" crossorigin fetchpriority="low">' for link in links)
    (sheet,) = re.findall(r'<link rel="stylesheet"[^>]*>', html)
    html = re.sub(r'<link\s+rel="preload"[^>]*SourceSans[^>]*/>', "", html).replace(sheet, "")
    html = html.replace('<html lang="en">', f'<html lang="{LANGUAGES[language]}">')
    html = html.replace("./favicon.png", "./app/static/icon.png")
    html = html.replace("<title>Streamlit</title>", f"<title>{name}</title>")
    word = WORD.format(title=title, name=name)
    return html.replace("</body>", f"{STYLE}{word}{SCRIPT}{sheet}{FONT}{needed}</body>").encode()


class FirstVisit:
    """Answers for Streamlit's own files and for its start page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a WebSocket passes untouched."""
        app, is_start = self.app, False
        if scope["type"] == "http" and scope["path"].startswith(ICONS):
            scope = {**scope, "path": f"{BASE}/app/static/material-symbols.woff2"}
        elif scope["type"] == "http" and scope["path"].startswith(f"{BASE}/static/"):
            app = BUNDLES

        async def unless_start(message: Message) -> None:
            nonlocal is_start
            if message["type"] == "http.response.start":
                is_start = Headers(raw=message["headers"]).get("etag") == INDEX_ETAG
            if not is_start:
                await send(message)

        await app(scope, receive, unless_start)
        if is_start:
            await start(Request(scope))(scope, receive, send)


def start(request: Request) -> Response:
    """Return the start page of the address, in the language of the link or of the browser.

    An address that means another one leads there.
    """
    path, query = request.scope["path"], request.scope["query_string"].decode("latin-1")
    if right := better(path, query):
        return RedirectResponse(right, headers={"cache-control": "no-cache"})
    page = path.removeprefix(BASE).strip("/")
    asked = request.query_params.get("lang")
    own = request.headers.get("accept-language", "zh").lower()
    language = asked if asked in LANGUAGES else "zh" if own.startswith("zh") else "en"
    body = start_page(page or "overview", language)
    headers = {
        "cache-control": "no-cache",
        "vary": "accept-encoding, accept-language",
        "etag": f'W/"{hashlib.sha256(body).hexdigest()[:32]}"',
    }
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if encoding := accepted(request.headers):
        body, headers["content-encoding"] = compressed(body, encoding), encoding
    return HTMLResponse(body, headers=headers)


def prepare() -> None:
    """Compress what the first reader will ask for, once the server answers."""
    for name in re.findall(r"static/((?:js|css)/[\w.-]+)", start_page("overview", "zh").decode()):
        packed(STATIC / name, (STATIC / name).stat().st_mtime, "br")
