"""What a session sends takes little memory: dropped once it is read, refused where nobody reads."""

import asyncio
from types import SimpleNamespace

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec

from components.page_frame.upload_limit import MOST_BYTES, UploadLimit
from components.session import uploads

FOUR_MB = 4_000_000


@pytest.fixture
def files(monkeypatch):
    """Return the memory for files of a server with the session `here`."""
    kept = MemoryUploadedFileManager("/_stcore/upload_file")
    server = SimpleNamespace(
        uploaded_file_mgr=kept, is_active_session=lambda session: session == "here"
    )
    monkeypatch.setattr(uploads, "get_instance", lambda: server)
    monkeypatch.setattr(uploads, "exists", lambda: True)
    return kept


def put(files, number, length=FOUR_MB):
    """Send a file as a browser does; return the status of the answer."""
    statuses = []

    async def store(scope, _receive, send):
        name = scope["path"].rpartition("/")[2]
        files.add_file("here", UploadedFileRec(name, "f", "", bytes(FOUR_MB)))
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def send(message):
        statuses.append(message.get("status"))

    path = f"/below/_stcore/upload_file/here/{number}"
    headers = [(b"content-length", str(length).encode())] if length else []
    scope = {"type": "http", "method": "PUT", "path": path, "headers": headers}
    asyncio.run(UploadLimit(store)(scope, None, send))
    return statuses[0]


@pytest.mark.parametrize(("length", "last"), [(FOUR_MB, 413), (0, 204)])
def test_files_that_nobody_reads_are_kept_up_to_a_limit(files, length, last):
    assert [put(files, n, length) for n in range(12)] == [204] * 5 + [last] * 7
    assert uploads.kept_bytes("here") == 5 * FOUR_MB < MOST_BYTES


def test_a_file_that_was_read_is_no_longer_kept(files, monkeypatch):
    put(files, 1)
    context = SimpleNamespace(session_id="here", uploaded_file_mgr=files)
    monkeypatch.setattr(uploads, "get_script_run_ctx", lambda: context)
    file = UploadedFile(files.get_files("here", ["1"])[0], None)
    monkeypatch.setattr(uploads.st, "session_state", {"upload_0": file})
    assert uploads.taken() == ("f", bytes(FOUR_MB))
    assert uploads.kept_bytes("here") == 0


@pytest.mark.parametrize("session", ["here", "gone"])
@pytest.mark.usefixtures("files")
def test_a_page_that_was_closed_is_told_from_one_that_is_open(session, monkeypatch):
    context = SimpleNamespace(session_id=session)
    monkeypatch.setattr(uploads, "get_script_run_ctx", lambda: context)
    assert uploads.is_here() == (session == "here")
