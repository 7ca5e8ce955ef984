"""Writing: aside first, then in the place of the old; a file that would not change is left alone."""

import os
from pathlib import Path


def write(path: Path, content: bytes) -> bool:
    """Write ``content`` to ``path``; whether it changed anything."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return True
