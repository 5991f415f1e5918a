"""What a browser test sees: the page, every request that left it and every error it met."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import ConsoleMessage, Page, WebSocket
from playwright.sync_api import Error as ScriptError

# No name but this machine's has an address. (To hold each request until the test has looked at it
# would keep the browser from its cache, and costs a tenth more processor time.)
# WebGL in software, but not the page itself: that would cost half as much processor time again.
FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-gpu-compositing",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--process-per-site",  # pages share what one of them has compiled: a third of a visit
)
PHONE_AGENT = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/150.0.0.0 Mobile Safari/537.36"
)
SIZES: dict[str, dict] = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "user_agent": PHONE_AGENT,
        "is_mobile": True,
        "has_touch": True,
    },
}
# Ready: the script has run, nothing is a placeholder, charts are drawn, maps have their shapes and
# no font is on its way; and all that for a quarter of a second, because a widget may start one more
# run, or for a whole one where a map draws in software what it has fetched.
IS_READY = """() => {
  const one = (selector) => document.querySelector(selector) !== null;
  const each = (outer, inner) =>
    [...document.querySelectorAll(outer)].every((node) => node.querySelector(inner));
  const hasMap = one('[data-testid=stDeckGlJsonChart]') || one('.geolayer > .geo');
  const hasShapes = () => performance.getEntriesByType('resource')
    .some((entry) => new URL(entry.name).pathname.includes('/geo/') && entry.responseEnd > 0);
  const ready = one('[data-testid=stApp][data-test-script-state=notRunning]')
    && one('[data-testid=stElementContainer]')
    && !one('[data-testid=stSkeleton]') && !one('[data-testid=stAppSkeleton]')
    && !one('[data-testid=stElementContainer][data-stale=true]')
    && each('[data-testid=stPlotlyChart]', '.main-svg')
    && each('[data-testid=stDeckGlJsonChart]', 'canvas')
    && (!hasMap || hasShapes())
    && document.fonts.status === 'loaded';
  if (!ready) { window.readySince = undefined; return false; }
  window.readySince ??= performance.now();
  return performance.now() - window.readySince > (hasMap ? 1000 : 250);
}"""


@dataclass
class Record:
    """Requests and errors of all pages of one test, to its very end."""

    origin: str
    requests: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def faults(self) -> list[str]:
        """Return what no page may ever do."""
        return [f"left the origin: {url}" for url in self.foreign] + self.errors

    def fetched(self, path: str) -> bool:
        """Say whether a file of the own origin was asked for."""
        return any(urlsplit(url).path == path for url in self.requests)


def is_known_404(url: str) -> bool:
    """Say whether a URL is one of two that Streamlit asks for below a page's own address."""
    page, _, name = urlsplit(url).path.rpartition("/_stcore/")
    return bool(page) and name in {"health", "host-config"}


def is_known_refusal(error: ScriptError) -> bool:
    """Say whether an error is deck.gl's, met by the policy as it is loaded.

    It prepares a decoder of compressed 3-D models, a WebAssembly module, which no map of ours
    needs and which the policy does not let it compile. The maps are drawn all the same.
    """
    return "WebAssembly.instantiate()" in error.message and "DeckGlJsonChart" in (error.stack or "")


def note_request(record: Record, url: str) -> None:
    """Record a request, and that it left the origin."""
    record.requests.append(url)
    if not url.startswith((f"{record.origin}/", "data:", "blob:")):
        record.foreign.append(url)


def watch(page: Page, record: Record) -> None:
    """Record what a page asks for, logs as an error, or throws."""

    def note_socket(socket: WebSocket) -> None:
        if urlsplit(socket.url).netloc != urlsplit(record.origin).netloc:
            record.foreign.append(socket.url)

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not is_known_404(message.location["url"]):
            record.errors.append(f"console: {message.text} ({message.location['url']})")

    def note_script(error: ScriptError) -> None:
        if not is_known_refusal(error):
            record.errors.append(f"script: {error}")

    page.on("request", lambda request: note_request(record, request.url))
    page.on("websocket", note_socket)
    page.on("console", note_console)
    page.on("pageerror", note_script)


def address(path: str, lang: str, parameters: Mapping[str, str]) -> str:
    """Return path and query of a page in a language."""
    return f"{path}?{urlencode({'lang': lang, **parameters})}"


def wait_until_drawn(page: Page, timeout_ms: float = 90_000) -> Page:
    """Return the page once it is ready, see IS_READY."""
    page.wait_for_function(IS_READY, timeout=timeout_ms, polling=100)  # not at every frame
    return page
