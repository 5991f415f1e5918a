"""What files a session hands in: dropped once they are read, and only so many of them an hour."""

import time
from dataclasses import dataclass, field

import streamlit as st
from streamlit.runtime import exists, get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFileManager

from components.session import state

QUOTA = "upload_quota"
MOST_FILES, MOST_MB, HOUR_S = 60, 20, 3600.0


@dataclass
class Quota:
    """When a session had its files of the last hour read, and their bytes."""

    read: list[tuple[float, int]] = field(default_factory=list)

    def takes(self, size: int) -> bool:
        """Note a file of so many bytes and return True, unless it is one too many."""
        now = time.monotonic()
        self.read = [one for one in self.read if now - one[0] < HOUR_S]
        total = size + sum(of_one for _, of_one in self.read)
        fits = len(self.read) < MOST_FILES and total <= MOST_MB * 1024**2
        self.read += [(now, size)] if fits else []
        return fits


def taken() -> tuple[str, bytes] | None:
    """Take name and content of the file just chosen from its widget; None if there is none.

    In Streamlit's memory it would stay as long as the session.
    """
    file, ctx = st.session_state.get(state.upload_key()), get_script_run_ctx()
    if not file or not ctx:
        return None
    state.renew_tables()
    drop(ctx.session_id, file.file_id, ctx.uploaded_file_mgr)
    return str(file.name), bytes(file.getvalue())


def quota() -> Quota:
    """Return what files this session has had read within the hour."""
    had: Quota = st.session_state.setdefault(QUOTA, Quota())
    return had


def drop(session: str, file: str, files: UploadedFileManager | None = None) -> None:
    """Forget a file of a session."""
    files = files or get_instance().uploaded_file_mgr
    if isinstance(files, MemoryUploadedFileManager):  # others keep none in memory
        files.remove_file(session, file)


def kept_bytes(session: str) -> int:
    """Return the bytes of a session's files that are there unread."""
    files = get_instance().uploaded_file_mgr
    if not isinstance(files, MemoryUploadedFileManager):
        return 0
    return sum(len(one.data) for one in list(files.file_storage.get(session, {}).values()))


def is_here() -> bool:
    """Return whether the reader's page is still open; for callbacks, which take long to notice."""
    ctx = get_script_run_ctx()
    if not ctx or not exists():
        return True
    return get_instance().is_active_session(ctx.session_id)
