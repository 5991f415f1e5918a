"""A browser gets its code with the connection, once, and no page, script or other site sees it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from components.page_frame.browser_code import BrowserCode
from components.session.browser.drafts import CODE, COOKIE

OWN = "c" * 22


def connected(kind="websocket", **headers):
    """Return the cookies that Streamlit sees, and what the browser is told to keep."""
    sent, seen = [], []

    async def app(scope, _receive, send):
        seen.extend(value.decode() for name, value in scope["headers"] if name == b"cookie")
        await send({"type": f"{kind}.accept", "headers": []})

    async def send(message):
        sent.extend(value.decode() for _, value in message["headers"])

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "headers": raw}
    with ThreadPoolExecutor(1) as thread:  # this one may have the loop of a browser
        thread.submit(asyncio.run, BrowserCode(app)(scope, None, send)).result()
    return "; ".join(seen), sent


def test_a_new_browser_gets_a_code_of_128_bits_that_the_session_knows():
    codes = set()
    for _ in range(20):
        seen, (told,) = connected(cookie="_streamlit_xsrf=2|a|b")
        code = told.partition("=")[2].partition(";")[0]
        assert CODE.fullmatch(code)
        assert seen == f"_streamlit_xsrf=2|a|b; {COOKIE}={code}"
        assert "; HttpOnly; Max-Age=2592000; SameSite=Strict" in told
        codes.add(code)
    assert len(codes) == 20


def test_a_browser_keeps_its_code_and_over_https_it_never_goes_out_in_the_clear():
    seen, (told,) = connected(cookie=f"{COOKIE}={OWN}", origin="https://x.example")
    assert seen == f"{COOKIE}={OWN}"
    assert told.startswith(f"{COOKIE}={OWN};")
    assert told.endswith("; Secure")
    assert "Secure" not in connected(origin="http://127.0.0.1")[1][0]


@pytest.mark.parametrize("bad", ["", "short", "é" * 22, "c" * 23])
def test_what_is_no_code_is_replaced(bad):
    seen, (told,) = connected(cookie=f"{COOKIE}={bad}")
    assert seen.endswith(told.partition(";")[0])


def test_a_page_or_file_gives_no_code():
    assert connected("http") == ("", [])
