"""The look-up in the browser beside its peers, in one run: 10,000 FAQs of four wordings and their answers, the same texts for all, over HTTP in Chromium."""

import gzip
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from benchmarks import large, minisearch
from benchmarks.chromium import opened, served
from benchmarks.desk_questions import made
from benchmarks.measure import deskbook
from benchmarks.plain import write_plain
from search.browser import FILES

#: Questions that are typed into each engine, twice; how often each is opened anew.
TYPED, OPENED = 20, 3
#: Our calls: the first is the one that the peers are held against.
OURS = {
    "deskbook": "the search box of every page (at most 0.5 s, p99 8 ms)",
    "desk": "the desk page, with all texts, passages, scripts (the same)",
    "ranking": "the ranking alone: no titles, marks, bands",
}
PAGE = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>peers</title><script src="peers.js"></script></html>\n'
#: Material takes jieba if it finds it; this builds as if it were not there.
WITHOUT_JIEBA = "import sys; sys.modules['jieba'] = None; from mkdocs.__main__ import cli; cli()"


@dataclass(frozen=True)
class Engine:
    """What the page is given to open it, and the files that hold its data."""

    title: str
    given: dict[str, str]
    data: Sequence[Path]


@dataclass(frozen=True)
class Measured:
    """Milliseconds until the empty page runs, from there to the first answer, and of each keystroke the first time and again; bytes; what found something."""

    page: float
    ready: float
    first: list[float]
    keys: list[float]
    raw: int
    packed: int
    answered: int

    def row(self, title: str, ours: "Measured | None") -> str:
        """The figures in one line, each with its ratio to ours."""

        def beside(shown: str, own: float, other: float | None) -> str:
            return shown if other is None else f"{shown} ({own / other:5.1f}x)"

        figures = [self._figures(), ours._figures() if ours else (None,) * 5]
        shown = ("ready {:6.2f} s", "p50 {:7.2f}", "p99 {:7.2f} ms", "first p99 {:7.2f} ms", "gzip {:5.2f} MB")
        cells = [beside(text.format(own), own, other) for text, own, other in zip(shown, *figures, strict=True)]
        return f"{title:<58} {'  '.join(cells)} of {self.raw / 1e6:.1f} MB  {self.answered} of {len(self.keys)} find something"

    def _figures(self) -> tuple[float, ...]:
        p99 = int(len(self.keys) * 0.99)
        return self.ready / 1000, median(self.keys), sorted(self.keys)[p99], sorted(self.first)[p99], self.packed / 1e6


def peers(folder: Path, small: bool) -> list[str]:
    """The rows of this part; sites and files go into ``folder``."""
    entries, questions = made(1000 if small else 10_000)
    typed = [question[:length] for question in questions[:TYPED] for length in range(1, min(len(question), 30) + 1)]
    pages = folder / "served"
    pages.mkdir(parents=True)
    (pages / "peers.html").write_text(PAGE, "utf-8")
    shutil.copy(Path(__file__).with_name("peers.js"), pages)
    _write(folder / "project", entries)
    out = [f"browser, over HTTP: {len(entries)} FAQs, {len(typed)} keystrokes, each twice: p50 and p99 again, p99 first; (times ours)"]
    with opened() as browser, served(pages) as address:
        if browser is None:
            return ["no browser on this machine"]
        ours = None
        for engine in _sites(folder, pages):
            figures = _measured(browser, address, engine, typed)
            out.append(figures.row(engine.title, ours))
            ours = ours or figures
        assert ours, "it is the first"
        out.insert(1, f"{'ready: from when the page runs, which takes before that':<58} {ours.page / 1000:12.2f} s")
        try:
            engine, made_in = _minisearch(browser, address, pages, entries)
        except LookupError as missing:
            return [*out, f"MiniSearch not measured: {missing}"]
        out.append(_measured(browser, address, engine, typed).row(engine.title, ours))
        return [*out, f"{'  the same, its index made in the page instead of loaded':<58} {made_in / 1000:12.2f} s"]


def _write(project: Path, entries: list[dict[str, Any]], per_topic: int = 500) -> None:
    """The entries as a project of FAQs."""
    faqs = project / "content" / "faqs"
    faqs.mkdir(parents=True)
    (project / "mkdocs.yml").write_text(large.CONFIG, "utf-8")
    (project / "content" / "settings.yml").write_text("title: 大手册\nlanguage: zh\n", "utf-8")
    for at in range(0, len(entries), per_topic):
        lines = "".join(f"  - {json.dumps(entry, ensure_ascii=False)}\n" for entry in entries[at : at + per_topic])
        (faqs / f"topic-{at:05}.yml").write_text(f"topic: 主题{at}\nitems:\n{lines}", "utf-8")


def _sites(folder: Path, pages: Path) -> list[Engine]:
    """Our site, and the same pages with Material's search."""
    _quietly(deskbook("build"), folder / "project")
    shutil.move(folder / "project" / "site", pages / "ours")
    assets = pages / "ours" / "assets" / "deskbook"
    data = [assets / name for name in FILES]
    given = {"loader": "ours/assets/deskbook/lookup-load.js"}
    found = [Engine(title, {**given, "name": name}, data if name == "desk" else data[:-1]) for name, title in OURS.items()]
    write_plain(folder / "project", folder / "plain", [{"search": {"lang": ["zh"]}}])
    ways = {"without jieba": ["-c", WITHOUT_JIEBA]}
    if importlib.util.find_spec("jieba"):
        ways = {"with jieba": ["-m", "mkdocs"], **ways}
    for way, command in ways.items():
        name = way.replace(" ", "-")
        _quietly([sys.executable, *command, "build", "-q", "-d", str(pages / name)], folder / "plain")
        index, worker = pages / name / "search" / "search_index.json", next((pages / name).glob("assets/javascripts/workers/search.*.js"))
        given = {"name": "material", "worker": worker.relative_to(pages).as_posix(), "index": index.relative_to(pages).as_posix()}
        found.append(Engine(f"Material's search on the same pages, {way}", given, [index]))
    return found


def _quietly(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(f"{command}: {done.returncode}\n{(done.stdout + done.stderr)[-2000:]}")


def _minisearch(browser: Any, address: str, pages: Path, entries: list[dict[str, Any]]) -> tuple[Engine, float]:
    """MiniSearch with its index as a file, and the milliseconds that making the index took."""
    folder = pages / "minisearch"
    folder.mkdir()
    (folder / "program.js").write_bytes(minisearch.program())
    (folder / "faqs.json").write_text(json.dumps(entries, ensure_ascii=False), "utf-8")
    given = {"name": "minisearch", "program": "minisearch/program.js", "index": "minisearch/index.json"}
    page = browser.new_page()
    page.goto(f"{address}/peers.html?{quote('{}')}")
    made_in, index = page.evaluate("(given) => peers.index(given)", {**given, "faqs": "minisearch/faqs.json"})
    page.close()
    (folder / "index.json").write_text(index, "utf-8")
    return Engine(f"MiniSearch {minisearch.VERSION}, characters and pairs, prefix at the end", given, [folder / "index.json"]), made_in


def _measured(browser: Any, address: str, engine: Engine, typed: list[str]) -> Measured:
    given = quote(json.dumps({**engine.given, "first": typed[-1]}))
    ready = []
    for last in range(1 - OPENED, 1):
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/peers.html?{given}")
        ready.append(page.evaluate("ready"))
        if not last:
            ask = "(typed) => peers.keystrokes(ask, typed)"
            (first, _), (again, answered) = page.evaluate(ask, typed), page.evaluate(ask, typed)
        context.close()
    texts = [path.read_bytes() for path in engine.data]
    before, loading = map(median, zip(*ready, strict=True))
    return Measured(before, loading, first, again, sum(map(len, texts)), sum(len(gzip.compress(text, 9)) for text in texts), answered)
