"""The look-up at its largest: 10,000 FAQs of four wordings and their answers, beside plain Whoosh and SQLite FTS5 over the same terms."""

import base64
import gzip
import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from benchmarks.chromium import opened
from benchmarks.desk_questions import made
from search.analysis import Groups, Question, answer_terms, index_terms, runs, sizes
from search.arrays import QUICKEST, dump, load, parts
from search.postings import Postings, changed, gather
from search.ranking import IN_ANSWER, Ranking
from search.rows import row
from search.sounds import readings, sound, spoken
from search.synonyms import groups_of

#: Hits that are asked for, and questions that the slow peers answer.
LIMIT, FEW = 10, 60
Made = TypeVar("Made")
#: What loads an index, answers questions and says how much memory it took (KiB; what ``wait4`` tells includes that of the process it was forked from).
DOOR = """
import json, pathlib, re, sys
from search.arrays import load
from search.ranking import Ranking
ranking = Ranking(*load(open(sys.argv[1], "rb").read()))
for question in json.load(open(sys.argv[2], encoding="utf-8")):
    ranking.search(question, 200)
print(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])
"""


def lookup(folder: Path, small: bool) -> list[str]:
    """The rows of this part; files go into ``folder``."""
    entries, questions = made(1000 if small else 10_000)
    groups, out = groups_of(()), []
    kept, seconds = _timed(lambda: {entry["id"]: row(entry, groups, readings) for entry in entries})
    (raw, postings), more = _timed(lambda: _packed(kept, groups))
    out.append(f"{f'{len(entries)} FAQs: terms':<58} {seconds:7.2f} s CPU, arrays and packing {more:.2f} s")
    out += _sizes(raw) + _edited(entries[-1], kept, postings, groups)
    (folder / "index.bin").write_bytes(raw)
    (folder / "questions.json").write_text(json.dumps(questions), "utf-8")
    command = [sys.executable, "-c", DOOR, str(folder / "index.bin"), str(folder / "questions.json")]
    memory = int(subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, check=True).stdout) / 1024
    out.append(f"{'memory of a process that answers (at most 200 MiB)':<58} {memory:7.0f} MiB")
    ranking = Ranking(*load(raw))
    for question in questions:
        ranking.search(question, LIMIT)
    ours = _each(questions, lambda question: ranking.search(question, LIMIT))
    out.append(_row("Python door, warm (p95 at most 5 ms)", ours))
    asked = [terms for terms in (_asked(question, postings, groups) for question in questions) if terms][:FEW]
    terms = {entry["id"]: _terms(entry, groups) for entry in entries}
    for name, peer in (("SQLite FTS5, OR over the same terms, bm25", _sqlite(terms)), ("Whoosh BM25F, OR over the same terms", _whoosh(terms))):
        out.append(_row(name, _each(asked, peer), ours))
    return out + _browser(raw, questions)


def _packed(kept: dict[str, bytes], groups: Groups) -> tuple[bytes, Postings]:
    postings = gather(kept)
    return dump(postings, groups), postings


def _sizes(raw: bytes) -> list[str]:
    sizes = [len(gzip.compress(base64.b64encode(part), 9)) / 1e6 for part in parts(raw)]
    return [f"{'question data as base64, gzip -9 (at most 2 MB); answers':<58} {sizes[0]:7.2f} MB; {sizes[1]:.2f} MB"]


def _edited(entry: dict[str, Any], kept: dict[str, bytes], postings: Postings, groups: Groups) -> list[str]:
    """One edited FAQ: its terms, new arrays, bytes to keep."""
    own, new = entry["id"], {**entry, "question": "全新的问法怎么办"}
    _, seconds = _timed(lambda: dump(changed(postings, {own: kept[own]}, {own: row(new, groups, readings)}), groups, QUICKEST))
    return [f"{'one edited FAQ: new arrays, packed to keep (below 1 s)':<58} {seconds:7.2f} s CPU"]


def _asked(question: str, postings: Postings, groups: Groups) -> list[str]:
    """The terms of a question, as ``_terms`` writes them."""
    found = [term for term, _ in Question(question, groups, sizes(groups), postings.__contains__, postings.spelt).terms]
    found += [IN_ANSWER[term[0]] + term[1:] for term in found if term[0] in IN_ANSWER]
    return [term.replace(" ", "_") for term in dict.fromkeys(found)]


def _terms(entry: dict[str, Any], groups: Groups) -> list[str]:
    """All terms of an entry, its sounds among them, as an engine without our arithmetic has to keep them; blanks in a term become low lines."""
    wordings = [entry["question"], *entry["similar"], *entry["tags"]]
    size = sizes(groups)
    found = [term for text in wordings for term in index_terms(runs(text), groups, size, readings) if term[0] not in "PQ"]
    found += [term for text in wordings for kind, run in runs(text) if kind == "c" for term in sound(spoken(run))]
    return [term.replace(" ", "_") for term in found + answer_terms(entry["answer"])]


def _sqlite(terms: dict[str, list[str]]) -> Callable[[list[str]], object]:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE faq USING fts5(id UNINDEXED, terms, tokenize = \"unicode61 tokenchars '_'\", detail = 'none')")
    base.executemany("INSERT INTO faq VALUES (?, ?)", [(own, " ".join(found)) for own, found in terms.items()])
    ask = f"SELECT id FROM faq WHERE faq MATCH ? ORDER BY rank LIMIT {LIMIT}"  # noqa: S608
    return lambda asked: base.execute(ask, [" OR ".join(f'"{term}"' for term in asked)]).fetchall()


def _whoosh(terms: dict[str, list[str]]) -> Callable[[list[str]], object]:
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.filedb.filestore import RamStorage
    from whoosh.query import Or, Term

    index = RamStorage().create_index(Schema(id=ID(stored=True), terms=TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False)))
    writer = index.writer(limitmb=512)
    for own, found in terms.items():
        writer.add_document(id=own, terms=" ".join(found))
    writer.commit()
    searcher = index.searcher()
    return lambda asked: list(searcher.search(Or([Term("terms", term) for term in asked]), limit=LIMIT))


def _browser(raw: bytes, questions: list[str]) -> list[str]:
    """Ready, and every keystroke of the questions, in Chromium."""
    assets = Path(__file__).parent.parent / "templates" / "assets"
    typed = [question[:length] for question in questions[:200] for length in range(1, min(len(question), 30) + 1)]
    with opened() as browser:
        if browser is None:
            return ["no browser on this machine"]
        page = browser.new_page()
        for name in ("lookup-words.js", "lookup-field.js", "lookup-engine.js"):
            page.add_script_tag(path=str(assets / name))
        blobs = [base64.b64encode(part).decode() for part in parts(raw)]
        load_js = "async (blobs) => { const begin = performance.now(); window.index = await deskbookEngine.load(...blobs); return performance.now() - begin; }"
        ready = min(page.evaluate(load_js, blobs) for _ in range(3))
        each = f"(typed) => typed.map((q) => {{ const t = performance.now(); deskbookEngine.search(window.index, q, {LIMIT}); return performance.now() - t; }})"
        first, *again = (page.evaluate(each, typed) for _ in range(4))
    return [
        f"{'browser: ready (at most 500 ms)':<58} {ready:7.0f} ms",
        _row(f"browser: {len(typed)} keystrokes, the first time", first),
        _row("browser: again, median of 3 each (p99 at most 8 ms)", map(median, zip(*again, strict=True))),
    ]


def _row(name: str, milliseconds: Iterable[float], ours: Iterable[float] = ()) -> str:
    p50, p95, p99 = _quantiles(milliseconds)
    times = f"{p50 / _quantiles(ours)[0]:6.1f}x" if ours else ""
    return f"{name:<58} p50 {p50:6.2f}  p95 {p95:6.2f}  p99 {p99:6.2f} ms {times}"


def _quantiles(milliseconds: Iterable[float]) -> tuple[float, float, float]:
    ordered = sorted(milliseconds)
    p50, p95, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.95, 0.99))
    return p50, p95, p99


def _each(asked: list[Any], answer: Callable[[Any], object]) -> list[float]:
    """Milliseconds of CPU for each."""
    return [_timed(lambda one=one: answer(one))[1] * 1000 for one in asked]  # type: ignore[misc]


def _timed(work: Callable[[], Made]) -> tuple[Made, float]:
    started = time.process_time()
    made = work()
    return made, time.process_time() - started
