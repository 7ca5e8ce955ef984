"""What people would build without Deskbook: the same text as plain Markdown, one item a page, Material's own search, its whole navigation on every page.

MkDocs draws the navigation of all pages on each page, so that time and bytes grow with the square of the pages. It is built at a tenth and at a third of
the large manual; what it would be at full size is reckoned from a line and a square through both (and nothing at no page).
"""

import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import large
from benchmarks.measure import deskbook, run

#: The large manual, and the shares of it that the peer is built at.
FAQS, PROCEDURES, POSITIONS = 10_000, 500, 200
SHARES = (10, 3)
#: How much of the peer's CPU and bytes a build may take.
CPU, BYTES = 0.05, 0.1
#: A FAQ of a topic's page, in Markdown.
QUESTION = re.compile(r"^## (?P<title>.+?) \{#(?P<id>[\w-]+)\}$", re.MULTILINE)
CONFIG = """site_name: Manual
theme: {name: material, language: zh, font: false, features: [navigation.tabs]}
plugins: [search]
markdown_extensions: [attr_list, tables]
"""


@dataclass(frozen=True)
class Built:
    """Pages of a site, seconds of CPU and bytes it took."""

    pages: int
    cpu: float
    size: int


def natural(scratch: Path, small: bool) -> Iterator[str]:
    """The rows of this part."""
    scale = 10 if small else 1
    folder = made(scratch / "whole", scale)
    cpu = run(deskbook("build"), folder, 1).cpu
    ours = Built(len(list((folder / "site").rglob("*.html"))), cpu, size(folder / "site"))
    yield f"{'deskbook build: FAQs by topic, the look-up, the twins':<58} {ours.cpu:8.1f} s CPU {ours.size / 1e6:8.1f} MB {ours.pages:6} pages"
    peers = []
    for share in SHARES:
        peer = one_item_a_page(scratch, scale, share)
        peers.append(peer)
        yield f"{f'MkDocs + Material, one item a page, 1/{share} of the size':<58} {peer.cpu:8.1f} s CPU {peer.size / 1e6:8.1f} MB {peer.pages:6} pages"
    whole = FAQS // scale + PROCEDURES // scale + POSITIONS // scale
    seconds, octets = (reckoned([(peer.pages, getattr(peer, name)) for peer in peers], whole) for name in ("cpu", "size"))
    yield f"{'  at full size, by a line and a square':<58} {seconds:8.1f} s CPU {octets / 1e6:8.1f} MB {whole:6} pages"
    yield f"{'deskbook build against it':<58} {ours.cpu / seconds:8.3f}x (at most {CPU}) {ours.size / octets:.3f}x (at most {BYTES})"


def made(folder: Path, scale: int) -> Path:
    """The large manual, or a part of it."""
    large.make(folder, FAQS // scale, PROCEDURES // scale, POSITIONS // scale)
    return folder


def one_item_a_page(scratch: Path, scale: int, share: int) -> Built:
    """The peer at a part of the size."""
    project, plain = made(scratch / f"share-{share}", scale * share), scratch / f"plain-{share}"
    pages = write(project, plain)
    cpu = run([sys.executable, "-m", "mkdocs", "build", "-q"], plain, 1).cpu
    built = Built(pages, cpu, size(plain / "site"))
    shutil.rmtree(plain)
    return built


def write(project: Path, plain: Path) -> int:
    """Each item as a page of Markdown, the questions of a topic each by itself; how many there are."""
    from generator.audience import cut
    from generator.load import load_project
    from generator.today import today
    from generator.twins import LLMS, twins

    manual = cut(load_project(project).manual, None, today(None))
    pages = 0
    for name, text in twins(manual, "zh", False):
        if name == LLMS:
            continue
        path = plain / "docs" / name.replace(".html.md", ".md")
        for target, said in items(path, without_links(text)) if name.startswith("faqs/") else [(path, without_links(text))]:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(said, "utf-8")
            pages += 1
    (plain / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return pages


def items(path: Path, text: str) -> Iterator[tuple[Path, str]]:
    """The questions of a topic's page, each with its path and text; the listing of topics as it is."""
    found = list(QUESTION.finditer(text))
    if not found:
        yield path, text
        return
    for question, after in zip(found, [*found[1:], None], strict=True):
        yield path.with_suffix("") / f"{question['id']}.md", f"# {question['title']}\n{text[question.end() : after.start() if after else None]}"


def without_links(text: str) -> str:
    """The same words; addresses of pages that are cut in pieces would only cost the peer warnings."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)


def size(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def reckoned(points: list[tuple[int, float]], at: int) -> float:
    """The value at ``at`` of a x + b x² through two points; never below the straight line through the larger."""
    (near, low), (far, high) = points
    bend = (high / far - low / near) / (far - near)
    line = low / near - bend * near
    return max(line * at + bend * at * at, high / far * at)
