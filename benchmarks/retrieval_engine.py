"""``python benchmarks/retrieval_engine.py FAQ.jsonl [--door python|browser]``: the ranking behind a line protocol, for measuring it on questions.

Reads entries {"id", "question", "similar", "answer", "tags"} from the file, a line each, and questions {"qid", "query"} from standard input;
writes {"qid", "ids", "scores", "ms"} for each: ids best first, the first score being the confidence, the others in proportion.
"""

import argparse
import base64
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from search.analysis import Groups  # noqa: E402 (the script is run from anywhere)
from search.arrays import dump  # noqa: E402
from search.postings import Postings, build  # noqa: E402
from search.ranking import Ranking  # noqa: E402
from search.sounds import readings  # noqa: E402
from search.synonyms import groups_of  # noqa: E402

LIMIT = 10
SCRIPTS = [HERE.parent / "templates" / "assets" / name for name in ("lookup-words.js", "lookup-field.js", "lookup-engine.js")]
#: Asks a batch of questions in the page: [best, confidence, milliseconds] of each.
ASK = """([questions, limit]) => questions.map((question) => {
    const begin = performance.now();
    const {best, confidence} = deskbookEngine.search(window.index, question, limit);
    return [best, confidence, performance.now() - begin];
})"""

#: The best entries with their scores, the confidence in the first, and milliseconds.
Answer = tuple[list[tuple[str, int]], float, float]


def entries(path: Path) -> list[dict[str, Any]]:
    """The lines of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def by_python(postings: Postings, groups: Groups, questions: Iterable[str]) -> Iterator[Answer]:
    """The answers of the package."""
    ranking = Ranking(postings, groups)
    for question in questions:
        begin = time.perf_counter()
        best, confidence = ranking.search(question, LIMIT)
        yield best, confidence, (time.perf_counter() - begin) * 1000


def by_browser(postings: Postings, groups: Groups, questions: list[str]) -> Iterator[Answer]:
    """The answers of the script that the site has, in a real browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        for script in SCRIPTS:
            page.add_script_tag(path=str(script))
        page.evaluate("async (blob) => { window.index = await deskbookEngine.load(blob); }", base64.b64encode(dump(postings, groups)).decode())
        for best, confidence, milliseconds in page.evaluate(ASK, [questions, LIMIT]):
            yield [(own, score) for own, score in best], confidence, milliseconds
        browser.close()


def _chromium() -> str | None:
    """A browser of this machine before the one that playwright brings."""
    import shutil

    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def main() -> None:
    """Answer."""
    parser = argparse.ArgumentParser(prog="python benchmarks/retrieval_engine.py", description=__doc__)
    parser.add_argument("faq", type=Path, help="entries, one JSON object a line")
    parser.add_argument("--door", choices=("python", "browser"), default="python")
    given = parser.parse_args()
    groups = groups_of(())
    postings = build(entries(given.faq), groups, readings)
    rows = [json.loads(line) for line in sys.stdin if line.strip()]
    door = by_python if given.door == "python" else by_browser
    for row, (best, confidence, milliseconds) in zip(rows, door(postings, groups, [row["query"] for row in rows]), strict=True):
        scores = [confidence * score / best[0][1] for _, score in best]
        print(json.dumps({"qid": row["qid"], "ids": [own for own, _ in best], "scores": scores, "ms": round(milliseconds, 3)}))


if __name__ == "__main__":
    main()
