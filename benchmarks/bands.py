"""``python benchmarks/bands.py FOLDER…``: how the bands fall on measured questions; each folder has faq.jsonl and queries.jsonl.

The limits of search/bands.py are set by it: a set is looked at as a whole and in two halves (by a checksum of the question), so that a limit
that fits one half by chance shows. ``--sure``, ``--maybe`` and ``--close`` try others.
"""

import argparse
import hashlib
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from retrieval_engine import entries  # noqa: E402 (the script is run from anywhere)

from search import bands  # noqa: E402
from search.answer import Band  # noqa: E402
from search.postings import build  # noqa: E402
from search.ranking import Ranking  # noqa: E402
from search.sounds import readings  # noqa: E402
from search.synonyms import groups_of  # noqa: E402

HEAD = f"{'':<28}{'sure':>6}{'right':>7}{'false':>7}{'maybe':>9}{'in five':>9}{'false':>7}"


class Asked(NamedTuple):
    """A question: its half, whether it has an answer, whether the first and one of the first five are right, and its band."""

    half: int
    inside: bool
    first: bool
    five: bool
    band: Band


def asked(folder: Path) -> list[Asked]:
    """The questions of a set, answered."""
    groups = groups_of(())
    ranking = Ranking(build(entries(folder / "faq.jsonl"), groups, readings), groups)
    out = []
    for row in entries(folder / "queries.jsonl"):
        best, confidence = ranking.search(row["query"], 200)
        ids, scores = [own for own, _ in best], [*(score for _, score in best), 0, 0]
        right = set(row["relevant"])
        half = hashlib.md5(row["query"].encode(), usedforsecurity=False).digest()[0] % 2
        out.append(Asked(half, bool(right), bool(right & set(ids[:1])), bool(right & set(ids[:5])), bands.band(confidence, scores[0], scores[1])))
    return out


def line(name: str, rows: list[Asked]) -> str:
    """Of the questions with an answer, the share in each band and how many of these are right; of the others, the share that is answered: per cent."""
    inside, outside = [row for row in rows if row.inside], [row for row in rows if not row.inside]
    sure, maybe = ([row for row in inside if row.band is wanted] for wanted in (Band.SURE, Band.MAYBE))
    wrong = [[row for row in outside if row.band is wanted] for wanted in (Band.SURE, Band.MAYBE)]
    return (
        f"{name:<28}{_share(sure, inside):>6}{_share([row for row in sure if row.first], sure):>7}{_share(wrong[0], outside):>7}"
        f"{_share(maybe, inside):>9}{_share([row for row in maybe if row.five], maybe):>9}{_share(wrong[1], outside):>7}"
    )


def _share(part: list[Asked], whole: list[Asked]) -> str:
    return f"{100 * len(part) / len(whole):.0f}" if whole else "-"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python benchmarks/bands.py", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sure", type=float, default=bands.SURE)
    parser.add_argument("--maybe", type=float, default=bands.MAYBE)
    parser.add_argument("--close", type=int, default=bands.CLOSE)
    given = parser.parse_args()
    bands.SURE, bands.MAYBE, bands.CLOSE = given.sure, given.maybe, given.close
    print(HEAD)
    for folder in given.folders:
        rows = asked(folder)
        print(line(folder.name, rows))
        for half in (0, 1):
            print(line(f"  half {half}", [row for row in rows if row.half == half]))


if __name__ == "__main__":
    main()
