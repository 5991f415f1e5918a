"""The server: headers, files, refusals, and a start that ends when the data are broken."""

import base64
import gzip
import hashlib
import http.client
import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
import streamlit

from tests.bench.session import Session
from tests.browser.serving import ROOT, end, free_port, serving, start
from tests.page_names import PAGES

STREAMLIT = Path(streamlit.__file__).with_name("static")
pytestmark = pytest.mark.slow  # a server is started
UNPACKED = {"br": brotli.decompress, "gzip": gzip.decompress}
REQUIRED = (
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "x-frame-options",
    "permissions-policy",
)
OUTSIDE = (
    "/geo/../observations.csv",
    "/geo/%2e%2e/observations.csv",
    "/geo/..%2fobservations.csv",
    "/geo/%2e%2e%2fobservations.csv",
    "/geo/..%5cobservations.csv",
    "/geo/%252e%252e%252fobservations.csv",
    "/geo/....//observations.csv",
    "/geo//etc/passwd",
    "/static/..%2f..%2f..%2fapp.py",
    "/static/%2e%2e/%2e%2e/version.py",
    "/app/static/../server.py",
    "/app/static/%2e%2e/server.py",
    "/app/static/..%2f..%2f.streamlit%2fconfig.toml",
    "/app/static/%2e%2e%2f%2e%2e%2fapp.py",
)


class Answer:
    """One answer of the server, asked for by a path that no client has tidied up."""

    def __init__(self, url, path, method="GET", **headers):
        parts = urlsplit(url)
        connection = http.client.HTTPConnection(parts.netloc, timeout=30)
        connection.request(
            method, path, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        response = connection.getresponse()
        self.status = response.status
        self.headers = [(name.lower(), value) for name, value in response.getheaders()]
        self.body = b"" if self.status == 101 else response.read()
        connection.close()

    def all(self, name):
        return [value for found, value in self.headers if found == name]

    def one(self, name):
        (value,) = self.all(name)
        return value


def handshake(url, **headers):
    return Answer(
        url,
        "/_stcore/stream",
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key=base64.b64encode(bytes(16)).decode(),
        Sec_WebSocket_Protocol="streamlit",
        **headers,
    ).status


def script_sources(answer):
    policy = dict(
        part.strip().split(" ", 1) for part in answer.one("content-security-policy").split(";")
    )
    return policy["script-src"].split()


SERVED = "/ /network /readyz /geo/counties.geojson /geo/absent /app/static/world_110m.json"


@pytest.mark.parametrize("path", [*SERVED.split(), "/_stcore/health", "/_stcore/host-config"])
def test_each_answer_has_each_security_header_once(server, path):
    answer = Answer(server.url, path)
    assert [len(answer.all(name)) for name in REQUIRED] == [1] * len(REQUIRED)
    assert answer.one("x-content-type-options") == "nosniff"


def test_scripts_are_allowed_by_origin_or_by_hash_and_in_no_other_way(server):
    kinds = {
        re.sub(r"sha256-[^']+", "sha256", name) for name in script_sources(Answer(server.url, "/"))
    }
    assert kinds == {"'self'", "'sha256'"}


def test_the_policy_has_the_hash_of_each_inline_script_that_is_served(server):
    answer = Answer(server.url, "/")
    inline = re.findall(r"<script>(.*?)</script>", answer.body.decode(), flags=re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline]
    assert inline
    assert set(script_sources(answer)) == {"'self'", *(f"'sha256-{digest}'" for digest in digests)}


def test_ready_says_so_and_is_never_kept(server):
    answer = Answer(server.url, "/readyz")
    assert json.loads(answer.body) == {"ready": True}
    assert answer.one("cache-control") == "no-store"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/geo/counties.geojson", "application/geo+json"),
        ("/app/static/world_110m.json", "application/json"),
        ("/app/static/noto-sans-sc-400-core.woff2", "font/woff2"),
        ("/app/static/app.css", "text/css; charset=utf-8"),
    ],
)
def test_a_file_has_its_type_and_is_sent_once(server, path, kind):
    first = Answer(server.url, path)
    assert (first.status, first.one("content-type")) == (200, kind)
    again = Answer(server.url, path, If_None_Match=first.one("etag"))
    assert (again.status, again.body) == (304, b"")


def test_a_file_with_a_version_is_kept_for_good_and_one_without_is_not(server):
    assert "immutable" in Answer(server.url, "/geo/counties.geojson?v=1").one("cache-control")
    assert "no-cache" in Answer(server.url, "/geo/counties.geojson").one("cache-control")


def bundle(pattern):
    """Return one file of Streamlit's screen and its address."""
    (file,) = STREAMLIT.glob(f"static/{pattern}")
    return file, f"/{file.relative_to(STREAMLIT)}"


@pytest.mark.parametrize("encoding", UNPACKED)
def test_files_of_ours_and_of_streamlit_travel_compressed(server, encoding):
    own = ROOT / "data" / "geo" / "counties.geojson"
    for file, path in (bundle("js/protobuf.*.js"), (own, "/geo/counties.geojson")):
        answer = Answer(server.url, path, Accept_Encoding=encoding)
        assert answer.one("content-encoding") == encoding
        assert answer.one("content-length") == str(len(answer.body))
        assert answer.one("vary") == "accept-encoding"
        assert len(answer.body) < file.stat().st_size / 3
        assert UNPACKED[encoding](answer.body) == file.read_bytes()
        again = Answer(server.url, path, Accept_Encoding=encoding, If_None_Match=answer.one("etag"))
        assert (again.status, again.body) == (304, b"")
        head = Answer(server.url, path, "HEAD", Accept_Encoding=encoding)
        assert (head.body, head.one("content-length")) == (b"", answer.one("content-length"))


def test_a_file_travels_as_it_is_where_it_was_not_asked_for_compressed_or_only_in_part(server):
    file, path = bundle("js/protobuf.*.js")
    whole = Answer(server.url, path)
    assert (whole.body, whole.all("content-encoding")) == (file.read_bytes(), [])
    part = Answer(server.url, path, Accept_Encoding="br", Range="bytes=0-9")
    assert (part.status, part.body) == (206, file.read_bytes()[:10])
    font = Answer(server.url, "/app/static/noto-sans-sc-400-core.woff2", Accept_Encoding="br")
    assert font.all("content-encoding") == []


def test_files_of_streamlit_are_kept_for_good_but_its_icons_are_ours(server):
    assert "immutable" in Answer(server.url, bundle("js/protobuf.*.js")[1]).one("cache-control")
    icons = Answer(server.url, bundle("media/MaterialSymbols-Rounded.*.woff2")[1])
    assert "no-cache" in icons.one("cache-control")
    assert icons.body == (ROOT / "components/static/material-symbols.woff2").read_bytes()
    assert Answer(server.url, "/static/js/absent.js").status == 404


@pytest.mark.parametrize(
    ("lang", "title", "tag"), [("zh", "农村电商", "zh-CN"), ("en", "E-commerce", "en")]
)
def test_the_start_page_has_a_word_to_read_in_the_language_of_the_reader(server, lang, title, tag):
    by_link = Answer(server.url, f"/county?lang={lang}").body.decode()
    assert by_link == Answer(server.url, "/county", Accept_Language=tag).body.decode()
    assert f'<html lang="{tag}">' in by_link
    assert title in by_link
    assert "SourceSans" not in by_link


def test_the_start_page_is_asked_for_again_and_sent_once(server):
    first = Answer(server.url, "/county", Accept_Encoding="br, gzip")
    assert (first.one("content-encoding"), first.one("cache-control")) == ("br", "no-cache")
    again = Answer(server.url, "/county", If_None_Match=first.one("etag"))
    assert (again.status, again.body) == (304, b"")
    assert Answer(server.url, "/network", If_None_Match=first.one("etag")).status == 200


@pytest.mark.parametrize(
    ("path", "large"),
    [
        ("/", {"PlotlyChart"}),
        ("/network", {"DeckGlJsonChart"}),
        ("/method", set()),
    ],
)
def test_the_start_page_lists_the_libraries_that_the_page_needs_and_no_other(server, path, large):
    links = re.findall(
        r'modulepreload"[^>]*href="\./([^"]*)"', Answer(server.url, path).body.decode()
    )
    assert len(links) == len(set(links))
    assert all((STREAMLIT / link).exists() for link in links)
    names = {Path(link).name.split(".")[0] for link in links}
    assert names & {"PlotlyChart", "DeckGlJsonChart", "embed", "EChartsChart"} == large


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leads_out_of_a_folder(server, path):
    answer = Answer(server.url, path)
    assert answer.status in {400, 404}
    assert b"county" not in answer.body
    assert b"root:" not in answer.body


@pytest.mark.parametrize("path", ["/geo", "/geo/", "/app/static", "/app/static/"])
def test_no_folder_is_listed(server, path):
    answer = Answer(server.url, path)
    assert b"outline" not in answer.body
    assert b"-rest.woff2" not in answer.body


def test_the_own_origin_may_open_a_session(server):
    assert handshake(server.url, Origin=server.url) == 101


def test_a_foreign_origin_may_not(server):
    assert handshake(server.url, Origin="http://elsewhere.example") == 403


def test_a_foreign_name_for_this_server_may_not(server):
    foreign = {"Origin": "http://elsewhere.example", "Host": "elsewhere.example"}
    assert handshake(server.url, **foreign) == 403


@pytest.mark.parametrize("page", ["", "compare"])
def test_the_first_visit_after_a_start_may_go_straight_to_a_page(page):
    with serving() as fresh, Session(fresh.url, page) as session:
        run = session.rerun()
    assert run.exceptions() == []
    assert len(run.navigation()) == len(PAGES)
    assert not any(message.WhichOneof("type") == "page_not_found" for message in run.messages)


def test_below_a_base_path_files_and_readiness_move_with_the_pages():
    with serving(base="/shop", ready="/readyz") as below:
        root = below.url.removesuffix("/shop")
        assert Answer(root, "/shop/geo/counties.geojson").status == 200
        assert Answer(root, "/shop/app/static/world_110m.json").status == 200
        assert Answer(root, "/shop" + bundle("js/protobuf.*.js")[1]).status == 200
        assert "modulepreload" in Answer(root, "/shop/county").body.decode()
        assert Answer(root, "/shop/County").one("location") == "/shop/county"


def copy_of_the_product(folder):
    for part in (".streamlit", "components", "data", "model", "pages"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "app.py", folder)


def test_broken_data_end_the_start_with_one_message_that_lists_each_fault(tmp_path):
    copy_of_the_product(tmp_path)
    observations = tmp_path / "data" / "observations.csv"
    rows = observations.read_text(encoding="utf-8").rstrip("\n").splitlines()
    broken = [rows[0], *(row.replace(",", ",no such thing ", 1) for row in rows[1:3]), *rows[3:]]
    observations.write_text("\n".join(broken) + "\n", encoding="utf-8")
    log = tmp_path / "log"
    process = start(tmp_path, free_port(), log)
    try:
        code = process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        code = None
    finally:
        end(process)
    said = log.read_text()
    assert code == 1
    assert "The data cannot be used" in said
    assert said.count("observations.csv") >= 2
    assert "Traceback" not in said
