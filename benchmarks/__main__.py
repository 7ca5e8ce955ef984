"""``python -m benchmarks [--small] [--runs N]``: every figure of the project in one run, beside its peer."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks import large
from benchmarks.http import under_load
from benchmarks.lookup import lookup
from benchmarks.lookup_index import index
from benchmarks.measure import deskbook, row, run
from benchmarks.natural import natural
from benchmarks.patterns import growth
from benchmarks.peers import peers
from benchmarks.plain import write_plain
from benchmarks.serve import serve
from benchmarks.sheets import sheets
from benchmarks.view import view
from benchmarks.word import word
from benchmarks.wordings import compared

#: The peer of the check: PyYAML's C loader alone, reading the same files.
READ = "import sys, yaml, pathlib\nfor p in sorted(pathlib.Path(sys.argv[1]).rglob('*.yml')): yaml.load(p.read_text('utf-8'), yaml.CSafeLoader)"


#: The parts, in the order of the run.
PARTS = ["check", "sample", "patterns", "questions", "lookup", "peers", "http", "index", "word", "sheets", "build", "natural", "view", "serve"]
#: What a check does before any rule judges the manual.
STRUCTURE = (
    "import gc; from pathlib import Path; from generator.load import read_and_link; from generator.source import read_sources\n"
    "gc.disable(); assert not read_and_link(read_sources(Path('content'), 'content'), 'content')[1]"
)


def check(folder: Path, runs: int) -> None:
    """The large manual: structure, links and safety against parsing alone; then with everything that the rules judge."""
    peer = run([sys.executable, "-c", READ, "content"], folder, runs)
    print(row("CSafeLoader alone reads the files", peer))
    print(row("structure, links and safety alone", run([sys.executable, "-c", STRUCTURE], folder, runs), peer, 2.0))
    full = run(deskbook("check", "--no-cache"), folder, runs)
    print(row("deskbook check with all rules (words at most 10 s more)", full, peer))
    run(deskbook("check"), folder, 1)
    again = run(deskbook("check"), folder, runs)
    print(row("deskbook check, nothing changed", again, peer, 0.3))


def sample(runs: int) -> None:
    """The commands that people wait for, on the sample."""
    here = Path(__file__).parent.parent
    print(row("deskbook --help (at most 0.3 s)", run(deskbook("--help"), here, runs)))
    print(row("deskbook check on the sample (at most 1 s)", run(deskbook("check", "--no-cache"), here, runs)))


def build(folder: Path, runs: int) -> None:
    """Checks, pages and site against MkDocs + Material building the same pages written out as plain Markdown."""
    plain = folder.parent / "plain"
    write_plain(folder, plain)
    peer = run([sys.executable, "-m", "mkdocs", "build", "-q"], plain, runs)
    print(row("MkDocs + Material alone builds the same pages", peer))
    ours = run(deskbook("build"), folder, runs)
    print(row("deskbook build: checks, pages, site (at most 1024 MiB)", ours, peer, 1.5))
    same = {p.relative_to(plain / "site") for p in (plain / "site").rglob("*.html")} == {
        p.relative_to(folder / "site") for p in (folder / "site").rglob("*.html")
    }
    print(f"both sites hold the same pages: {'yes' if same else 'NO'}")


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--small", action="store_true", help="a tenth of the size, to see that everything runs")
    parser.add_argument("--runs", type=int, default=3, help="runs of each command; the median is printed")
    parser.add_argument("--only", choices=PARTS, help="one part; lookup brings peers along")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "large"
        large.make(folder, *((1000, 50, 20) if given.small else (10_000, 500, 200)))
        parts: dict[str, Callable[[], None]] = {
            "check": lambda: check(folder, given.runs),
            "sample": lambda: sample(given.runs),
            "patterns": lambda: _printed(growth()),
            "questions": lambda: _printed(compared(folder, given.small)),
            "lookup": lambda: _printed(lookup(Path(scratch), given.small)),
            "peers": lambda: _printed(peers(Path(scratch) / "peers", given.small)),
            "http": lambda: _printed(under_load(folder, given.small)),
            "index": lambda: index(folder, given.runs),
            "word": lambda: word(folder, given.runs),
            "sheets": lambda: sheets(folder, Path(scratch), given.runs, given.small),
            "build": lambda: build(folder, max(1, given.runs // 2)),
            "natural": lambda: _printed(natural(Path(scratch) / "natural", given.small)),
            "view": lambda: _printed(view(folder)),
            "serve": lambda: serve(folder, given.small),
        }
        for name, part in parts.items():
            if given.only in (None, name) or (given.only, name) == ("lookup", "peers"):
                part()


def _printed(rows: Iterable[str]) -> None:
    for line in rows:
        print(line, flush=True)


if __name__ == "__main__":
    main()
