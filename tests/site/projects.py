"""Small projects for the tests, and the command line run on them."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DAY = "2026-11-22"
CONFIG = """\
site_name: 手册
docs_dir: content
use_directory_urls: false
theme: {name: material, font: false, features: [navigation.prune, toc.integrate]}
plugins: [deskbook]
markdown_extensions: [tables, attr_list, md_in_html, toc]
extra: {generator: false}
"""
#: Nothing but a home page's worth of content.
TINY = {
    "settings.yml": {"title": "小手册", "stages": [{"id": "opening", "name": "开场"}]},
    "faqs/refunds.yml": {"topic": "退款", "items": [{"id": "refund-days", "question": "退款几天到账？", "answer": "三天到账。"}]},
}


def write_project(folder: Path, files: Mapping[str, Any], config: str = CONFIG) -> Path:
    """A project whose content is ``files``: data is written as YAML, text and bytes as they are."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    for name, content in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)
            path.write_text(text, encoding="utf-8")
    return folder


def environment(**changes: str) -> dict[str, str]:
    """The tests' own environment, so that the checkout's code is the one that runs."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "NO_MKDOCS_2_WARNING": "1", **changes}


def command(*words: str | Path) -> list[str]:
    """``deskbook`` with ``words``."""
    return [sys.executable, "-m", "generator", *map(str, words)]


def deskbook(*words: str | Path, cwd: Path | None = None, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run ``deskbook``; its streams as text."""
    return subprocess.run(command(*words), cwd=cwd or ROOT, env=environment(**changes), capture_output=True, encoding="utf-8", timeout=120)


def mkdocs(*words: str | Path, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs``; its streams as text."""
    words = (sys.executable, "-m", "mkdocs", *words)
    return subprocess.run(list(map(str, words)), cwd=cwd, env=environment(**changes), capture_output=True, encoding="utf-8", timeout=120)


def build(project: Path, out: Path, *options: str) -> Path:
    """The site of ``project`` as of the tests' day (or ``--date`` among the options)."""
    dated = options if "--date" in options else ("--date", DAY, *options)
    done = deskbook("build", project, *dated, "--out", out)
    assert done.returncode == 0, (done.stdout + done.stderr)[-1500:]
    return out


def tree(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` and the hash of its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest() for path in files}
