"""MiniSearch, a search engine for the browser, as npm has it: fetched once, kept outside the project, and checked each time."""

import hashlib
import io
import subprocess
import tarfile
from pathlib import Path

VERSION = "7.2.0"
SHA512 = "76a4f65c16143993a20b9b761d19f00038e1352d9c79ca7dbbe4c9462275429fdfe6a8e4793e403dc18f8c7c3e6f3f3d32cf09a7e706e00944f9067f4270e096"
KEPT = Path.home() / ".cache" / "deskbook-benchmarks"


def program() -> bytes:
    """The script for a page. Raises LookupError, with what to do, if it is not to be had."""
    kept = KEPT / f"minisearch-{VERSION}.tgz"
    if not _right(kept):
        _fetch(kept)
    with tarfile.open(fileobj=io.BytesIO(kept.read_bytes())) as package:
        script = package.extractfile("package/dist/umd/index.js")
        assert script, "the package has this file"
        return script.read()


def _right(kept: Path) -> bool:
    return kept.exists() and hashlib.sha512(kept.read_bytes()).hexdigest() == SHA512


def _fetch(kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    command = ["npm", "pack", f"minisearch@{VERSION}", "--silent", "--pack-destination", str(kept.parent)]
    needed = f"it needs npm and a network once, or the package as {kept}"
    try:
        subprocess.run(command, cwd=kept.parent, capture_output=True, check=True, timeout=120)
    except (OSError, subprocess.SubprocessError) as failed:
        raise LookupError(f"npm did not bring minisearch {VERSION} ({type(failed).__name__}); {needed}") from failed
    if not _right(kept):
        raise LookupError(f"{kept} is not the minisearch {VERSION} that is known here: its checksum differs")
