"""200 Word sheets against docxtpl alone, which reads and fills the same template for each of them."""

import sys
from pathlib import Path

from benchmarks.measure import row, run

#: The sheets, made beforehand in a process of their own: both sides only write.
SHEETS = """
import pickle
from datetime import date
from pathlib import Path
from generator.audience import cut
from generator.load import load_project
from generator.sheets.making import position_sheets
day = date(2026, 11, 22)
manual = cut(load_project(Path(".")).manual, None, day)
Path("sheets.pickle").write_bytes(pickle.dumps(list(position_sheets(manual, "zh", day, list(manual.positions)[:200]))))
"""
OURS = """
import pickle
from pathlib import Path
from generator.sheets.word import word
Path("word").mkdir(exist_ok=True)
for sheet in pickle.loads(Path("sheets.pickle").read_bytes()):
    Path(f"word/{sheet.id}.docx").write_bytes(word(sheet))
"""
#: docxtpl as its manual uses it, sandboxed and strict as ours; values are plain lines, without bold words, lists or lines to write on.
PEER = """
import pickle
from pathlib import Path
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import escape
from generator.sheets import word_values
from generator.sheets.word import shipped
word_values.marked = lambda text: escape(str(text))
Path("docxtpl").mkdir(exist_ok=True)
for sheet in pickle.loads(Path("sheets.pickle").read_bytes()):
    template = DocxTemplate(shipped("position", "zh"))
    template.render(word_values.values(sheet), SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    template.save(f"docxtpl/{sheet.id}.docx")
"""


def word(folder: Path, runs: int) -> None:
    """Print the rows of this part."""
    run([sys.executable, "-c", SHEETS], folder, 1)
    peer = run([sys.executable, "-c", PEER], folder, max(1, runs // 2))
    print(row("docxtpl alone fills the template for 200 sheets", peer))
    print(row("200 sheets as Word", run([sys.executable, "-c", OURS], folder, runs), peer, 1.2))
