"""The index of the look-up: everything from nothing against plain Whoosh, one edited FAQ, a cold question, bytes on disk."""

import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.measure import Figure, deskbook, row, run

INDEX = ".deskbook/index"
#: What there is to index, for the peer, which reads no content. In a process of its own: what this one holds, the others seem to hold.
DOCUMENTS = """
import json
from datetime import date
from pathlib import Path
from generator.audience import cut
from generator.load import load_project
from search.documents import documents
day = date(2026, 11, 22)
rows = documents(cut(load_project(Path(".")).manual, None, day), day)
Path("documents.jsonl").write_text("".join(json.dumps(one.plain(), ensure_ascii=False) + "\\n" for one in rows), "utf-8")
"""
#: Whoosh as its manual uses it, over the same texts, with every character and every two neighbours as terms.
PEER = """
import json, shutil, sys
from pathlib import Path
from whoosh.analysis import Token, Tokenizer
from whoosh.fields import ID, STORED, TEXT, Schema
from whoosh.index import create_in
from search.letters import runs
class Grams(Tokenizer):
    def __call__(self, value, positions=False, start_pos=0, mode="", **rest):
        token, place = Token(positions, mode=mode), start_pos
        token.boost = 1.0
        for kind, run in runs(value):
            for token.text in [run] if kind == "w" else [*run, *(run[at : at + 2] for at in range(len(run) - 1))]:
                token.pos = place
                place += 1
                yield token
    def __eq__(self, other): return isinstance(other, Grams)
    def __hash__(self): return 1
shutil.rmtree("plain-whoosh", ignore_errors=True)
Path("plain-whoosh").mkdir()
writer = create_in("plain-whoosh", Schema(id=ID(unique=True), asked=TEXT(Grams()), answer=TEXT(Grams()), item=STORED())).writer(limitmb=256)
for line in Path("documents.jsonl").read_text("utf-8").splitlines():
    item = json.loads(line)
    writer.add_document(id=item["id"], asked="\\n".join(item["wordings"]), answer=item.get("body", ""), item=line)
writer.commit()
"""
OURS = """
import shutil
from datetime import date
from pathlib import Path
from search.opening import open_lookup
shutil.rmtree(".deskbook/index", ignore_errors=True)
open_lookup(Path("."), None, date(2026, 11, 22))
"""
COLD = """
from datetime import date
from pathlib import Path
from search.opening import open_lookup
open_lookup(Path("."), None, date(2026, 11, 22)).find("退款怎么申请")
"""
#: FAQs are edited one after another while a door (HTTP, MCP, serve) answers: seconds from writing the file until the door answers from it, by the
#: clock, its looking for changes with it; seconds of CPU until its index is written, too; and its memory.
EDIT = """
import pathlib, re, time
from datetime import date
from pathlib import Path
from search import watched
day, file = date(2026, 11, 22), Path("content/faqs/topic-001.yml")
door = watched.Watched(Path("."), None, lambda: day)
settled = []
real = watched.settle
watched.settle = lambda lookup: (real(lookup), settled.append(1))
door.lookup
door.watch()
def wait(ready):
    until = time.monotonic() + 60
    while not ready():
        assert time.monotonic() < until
        time.sleep(0.005)
wait(lambda: len(settled) == 2)
before = file.read_text("utf-8")
for number in range(5):
    words = f"琉璃瓦第{number}次改写怎么办"
    clock, cpu = time.perf_counter(), time.process_time()
    file.write_text(before.replace("question: ", f"question: {words}", 1), "utf-8")
    wait(lambda: words in door.lookup.documents["faq-500"].title)
    assert door.lookup.find(words).hits[0].document.id == "faq-500"
    took, spent = time.perf_counter() - clock, time.process_time() - cpu
    wait(lambda: len(settled) == number + 3)
    print(took, spent, time.process_time() - cpu, int(re.search(r"VmRSS:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) / 1024)
door.close()
file.write_text(before, "utf-8")
"""


def _found_after_an_edit(folder: Path, runs: int) -> Figure:
    """``deskbook find`` alone, which has to read everything."""
    file, found = folder / "content" / "faqs" / "topic-001.yml", []
    before = file.read_text("utf-8")
    for number in range(runs):
        file.write_text(before.replace("请在3个工作日内完成", f"第{number}次改写", 1), "utf-8")
        found.append(run(deskbook("find", "退款怎么申请"), folder, 1))
    file.write_text(before, "utf-8")
    return Figure(median(one.cpu for one in found), max(one.memory for one in found))


def index(folder: Path, runs: int) -> None:
    """Print the rows of this part."""
    run([sys.executable, "-c", DOCUMENTS], folder, 1)
    peer = run([sys.executable, "-c", PEER], folder, max(1, runs // 2))
    print(row("plain Whoosh indexes the same text, characters and pairs", peer))
    print(row("content to index, everything from nothing", run([sys.executable, "-c", OURS], folder, max(1, runs // 2)), peer, 1.2))
    print(row("open the index and answer, cold", run([sys.executable, "-c", COLD], folder, runs)))
    here = Path(__file__).parent.parent
    run(deskbook("find", "退款几天到账"), here, 1)
    print(row("deskbook find on the sample, cold (at most 0.5 s)", run(deskbook("find", "退款几天到账"), here, runs)))
    said = subprocess.run([sys.executable, "-c", EDIT], cwd=folder, capture_output=True, text=True, check=True).stdout
    edits = [tuple(map(float, line.split())) for line in said.splitlines()]
    clock, spent, cpu, memory = (median(column) for column in zip(*edits, strict=True))
    first = f"the first {edits[0][0]:.2f} s"
    print(f"{'one edited FAQ until a door answers from it (at most 1 s)':<58} {spent:7.2f} s CPU {clock:7.2f} s by the clock ({first})")
    print(f"{'the same until its index is written':<58} {cpu:7.2f} s CPU {memory:7.0f} MiB")
    print(row("deskbook find after an edit, no door running", _found_after_an_edit(folder, runs)))
    for what, place in (("plain Whoosh", "plain-whoosh"), ("the index", INDEX)):
        print(f"{f'bytes on disk: {what}':<58} {sum(path.stat().st_size for path in (folder / place).rglob('*') if path.is_file()) / 1e6:7.1f} MB")
    shutil.rmtree(folder / "plain-whoosh")
