"""Job sheets as PDF against WeasyPrint making the same sheets from HTML; how large they are, how long one takes, what a change costs."""

import os
import re
import shutil
import statistics
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from benchmarks import rich
from benchmarks.measure import Figure, deskbook, row, run

#: The sheets, made beforehand in a process of their own: both sides only print.
SHEETS = """
import pickle, sys
from datetime import date
from pathlib import Path
from generator.audience import cut
from generator.load import load_project
from generator.sheets.making import position_sheets
day = date(2026, 11, 22)
manual = cut(load_project(Path(".")).manual, None, day)
Path("sheets.pickle").write_bytes(pickle.dumps(list(position_sheets(manual, "zh", day, list(manual.positions)[:int(sys.argv[1])]))))
"""
OURS = """
import pickle
from pathlib import Path
from generator.sheets.abreast import abreast
from generator.sheets.fonts import faces
from generator.sheets.printed import sheet_pdf
from generator.sheets.typeset import Typesetter
Path("pdf").mkdir(exist_ok=True)
typesetter = Typesetter(faces(None))
def written(sheet):
    Path(f"pdf/{sheet.id}.pdf").write_bytes(sheet_pdf(typesetter, sheet, "standard"))
for _ in abreast(written, pickle.loads(Path("sheets.pickle").read_bytes())):
    pass
"""
#: WeasyPrint as its manual uses it for many files: fonts set up once, no tags, no archive format, which it would be slower with.
PEER = """
import pickle, sys
from pathlib import Path
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from generator.sheets.fonts import faces
from generator.sheets.printed import furniture, sheet_data
Path("weasyprint").mkdir(exist_ok=True)
template = Environment(loader=FileSystemLoader(sys.argv[2]), autoescape=True, undefined=StrictUndefined).get_template("sheet.html.j2")
sans, serif = (path.as_uri() for path, _ in sorted(faces(None).files))
fonts = FontConfiguration()
every = pickle.loads(Path("sheets.pickle").read_bytes())
for sheet in every[:: len(every) // int(sys.argv[1])][: int(sys.argv[1])]:
    html = template.render(sheet=sheet_data(sheet), title=f"{sheet.name} {sheet.title}", sans=sans, serif=serif, **furniture(sheet.language))
    HTML(string=html).write_pdf(f"weasyprint/{sheet.id}.pdf", font_config=fonts)
"""
#: Sheets, and those of them that the slow peer makes; its time for all is reckoned from two runs, so that its start counts once.
MANY, FEW, FEWER = 200, 15, 5
#: KB that a sheet should stay below.
LARGE = 200


def sheets(folder: Path, scratch: Path, runs: int, small: bool) -> None:
    """Print the rows of this part: the positions of the large manual, then the sample's, which use every field."""
    many = MANY // 10 if small else MANY
    rich.make(scratch / "rich", many)
    for name, project in (("plain", folder), ("rich", scratch / "rich")):
        _pdf(name, project, many, runs)
    _booklet(scratch / "rich", many)
    _one(scratch / "sample", runs)


def _pdf(name: str, project: Path, many: int, runs: int) -> None:
    run([sys.executable, "-c", SHEETS, str(many)], project, 1)
    ours, peer = run([sys.executable, "-c", OURS], project, max(1, runs // 2)), _weasyprint(project, many)
    print(row(f"WeasyPrint makes {many} {name} sheets (from {FEW})", peer) if peer else "WeasyPrint is not installed: pip install weasyprint")
    print(row(f"{many} {name} sheets as PDF", ours, peer))
    if peer:
        told = f"the same on the clock, {os.cpu_count()} cores (at least 10 times as fast)"
        print(f"{told:<58} {ours.clock:7.2f} s, WeasyPrint {peer.clock:.1f} s: {peer.clock / ours.clock:.1f} times as fast")
    sizes = sorted(path.stat().st_size / 1000 for path in (project / "pdf").iterdir())
    below = sum(size < LARGE for size in sizes)
    print(f"{f'a {name} sheet: largest, median; below {LARGE} KB':<58} {sizes[-1]:7.0f} KB {statistics.median(sizes):7.0f} KB {below} of {len(sizes)}")


def _weasyprint(project: Path, many: int) -> Figure | None:
    if not find_spec("weasyprint"):
        return None
    fewer, few = (run([sys.executable, "-c", PEER, str(count), str(Path(__file__).parent)], project, 1) for count in (FEWER, FEW))
    cpu = few.cpu + (few.cpu - fewer.cpu) * (many - FEW) / (FEW - FEWER)
    return Figure(cpu, few.memory, few.clock * cpu / few.cpu)


def _booklet(project: Path, many: int) -> None:
    made = run(deskbook("booklet"), project, 1)
    print(row(f"booklet of {many} rich positions, loading (at most 1024 MiB)", made))


def _one(project: Path, runs: int) -> None:
    """What one waits for: a sheet from a cold start, a build after one position has changed."""
    here = Path(__file__).parent.parent
    shutil.copytree(here / "content", project / "content")
    shutil.copy(here / "mkdocs.yml", project)
    one = deskbook("sheet", "front-desk", "--pdf")
    print(row("one sheet of the sample, cold, never checked (at most 1 s)", run(one, project, 1)))
    print(row("one sheet of the sample, cold, checked before", run(one, project, runs)))
    _build(project)
    path = project / "content" / "positions" / "front-desk.yml"
    path.write_text(path.read_text("utf-8").replace("text: ", "text: 先问好，", 1), "utf-8")
    print(f"{'sheets made anew by a build after one position changed':<58} {_build(project):>7}")


def _build(project: Path) -> str:
    """What a build says of how many it printed."""
    said = subprocess.run(deskbook("build", "--sheets", "--lang", "en"), cwd=project, capture_output=True, text=True, check=True).stderr
    found = re.search(r"(\d+) made anew", said)
    return found[1] if found else "?"
