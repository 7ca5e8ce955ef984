"""``deskbook build --sheets``: the PDF and Word of every position and form in the site, linked from its page, and nothing above the grade."""

import io
import os
import re
import shutil
import signal
import subprocess
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser

from tests.site import graded
from tests.site.outputs import dead_links, read_page, read_pages
from tests.site.projects import CONFIG, DAY, build, command, deskbook, environment, mkdocs, tree, write_project

LOW, HIGH = graded.LEVELS
FILES: dict[str, Any] = {
    "settings.yml": {"title": "手册", "channels": [{"id": "phone", "name": "电话"}]},
    "positions/lead.yml": {"name": "组长 / 代组长", "duties": ["排班。"]},
    "positions/agent.yml": {"name": "坐席", "reports_to": "lead", "duties": ["接电话，填[[case]]。"]},
    "forms/case.yml": {"title": "登记表", "filled_by": "agent", "sections": [{"fields": ["称呼"]}], "signatures": ["登记人"]},
}
PRINTS = ["坐席-agent", "登记表-case", "组长 代组长-lead"]
STOCK = Path(".deskbook", "sheets")


def small(folder: Path, config: str = CONFIG, **changed: Any) -> Path:
    """Two positions and a form; ``changed`` replaces items by their ids."""
    folders = {Path(name).stem: name for name in FILES}
    return write_project(folder, {**FILES, **{folders[own]: data for own, data in changed.items()}}, config)


def prints(site: Path) -> list[str]:
    return sorted(path.name for path in (site / "sheets").iterdir()) if (site / "sheets").exists() else []


def words_of(path: Path) -> str:
    """All that a printed file says, seen or not: text, properties, marks."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as packed:
            return "".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    reader = pypdf.PdfReader(io.BytesIO(path.read_bytes()))
    told = reader.xmp_metadata
    assert told
    objects = [str(reader.get_object(number)) for number in range(1, int(str(reader.trailer["/Size"])))]
    return "".join([*(page.extract_text() for page in reader.pages), str(reader.metadata), *objects, told.stream.get_data().decode()])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("prints"))


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return build(project, project / "site", "--sheets")


def test_every_position_and_form_is_printed_and_linked_from_its_page(site: Path) -> None:
    assert prints(site) == sorted(f"{name}.{ending}" for name in PRINTS for ending in ("docx", "pdf"))
    for name in PRINTS:
        own = name.rpartition("-")[2]
        page = read_page(site / ("forms" if own == "case" else "positions") / f"{own}.html")
        linked = [address for address in page.addresses if "/sheets/" in address.value]
        assert len(linked) == 2
        assert {(page.path.parent / address.value).suffix for address in linked} == {".pdf", ".docx"}
        assert (site / "sheets" / f"{name}.pdf").read_bytes().startswith(b"%PDF")
        assert own in name
    assert not dead_links(site, read_pages(site))


def test_the_links_hold_where_each_page_has_a_folder(tmp_path: Path) -> None:
    made = build(small(tmp_path, CONFIG.replace("use_directory_urls: false", "use_directory_urls: true")), tmp_path / "site", "--sheets")
    page = read_page(made / "positions" / "agent" / "index.html")
    assert sum("../../sheets/" in address.value for address in page.addresses) == 2
    assert not dead_links(made, read_pages(made))


def test_a_browser_finds_the_files_from_a_folder(site: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    try:
        page.goto((site / "positions" / "lead.html").as_uri())
        found = page.eval_on_selector_all(".db-prints a", "links => links.map(link => link.href)")
    finally:
        page.close()
    assert found == [(site / "sheets" / f"组长 代组长-lead.{ending}").as_uri() for ending in ("pdf", "docx")]


def test_paper_does_not_show_where_the_files_are(site: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    try:
        page.goto((site / "positions" / "agent.html").as_uri())
        assert page.locator(".db-prints a").first.is_visible()
        page.emulate_media(media="print")
        assert not page.locator(".db-prints").is_visible()
    finally:
        page.close()


def test_without_the_option_there_are_none(tmp_path: Path) -> None:
    small(tmp_path)
    build(tmp_path, tmp_path / "site", "--sheets")
    build(tmp_path, tmp_path / "site")
    assert prints(tmp_path / "site") == []
    assert "/sheets/" not in (tmp_path / "site" / "positions" / "agent.html").read_text("utf-8")
    done = mkdocs("build", "--strict", "--site-dir", "other", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert prints(tmp_path / "other") == []
    assert "db-prints" not in (tmp_path / "other" / "positions" / "agent.html").read_text("utf-8")


def fresh(project: Path, *options: str) -> tuple[int, int]:
    """Builds; how many sheets there are and how many of them were printed now."""
    done = deskbook("build", project, "--date", DAY, "--sheets", *options)
    assert done.returncode == 0, done.stderr
    found = re.search(r"PDF 和 Word：(\d+)份，其中新做(\d+)份", done.stderr)
    assert found, done.stderr
    return int(found[1]), int(found[2])


def test_only_what_changed_is_printed_anew(tmp_path: Path) -> None:
    small(tmp_path)
    assert fresh(tmp_path) == (3, 3)
    before = tree(tmp_path / "site")
    assert fresh(tmp_path) == (3, 0)
    assert tree(tmp_path / "site") == before
    small(tmp_path, agent={**FILES["positions/agent.yml"], "duties": ["接电话，填[[case]]，不离座。"]})
    assert fresh(tmp_path) == (3, 1)
    after = tree(tmp_path / "site")
    changed = {name for name in after if name.startswith("sheets/") and after[name] != before[name]}
    assert changed == {"sheets/坐席-agent.pdf", "sheets/坐席-agent.docx"}
    assert len(list((tmp_path / STOCK).iterdir())) == 3
    write_project(tmp_path, {"settings.yml": {**FILES["settings.yml"], "print": {"layout": "plain"}}})
    assert fresh(tmp_path) == (3, 3)
    (tmp_path / "content" / "positions" / "lead.yml").unlink()
    small_agent = {key: value for key, value in FILES["positions/agent.yml"].items() if key != "reports_to"}
    write_project(tmp_path, {"positions/agent.yml": small_agent})
    assert fresh(tmp_path) == (2, 1)
    assert prints(tmp_path / "site") == sorted(f"{name}.{ending}" for name in PRINTS[:2] for ending in ("docx", "pdf"))


def test_a_stock_that_is_lost_or_cut_short_is_made_again(tmp_path: Path) -> None:
    small(tmp_path)
    fresh(tmp_path)
    before = tree(tmp_path / "site")
    half = next((tmp_path / STOCK).iterdir())
    half.rename(half.with_name(f".{half.name}-1"))
    assert fresh(tmp_path) == (3, 1)
    assert not [path for path in (tmp_path / STOCK).iterdir() if path.name.startswith(".")]
    shutil.rmtree(tmp_path / STOCK)
    assert fresh(tmp_path) == (3, 3)
    assert tree(tmp_path / "site") == before


def test_a_sheet_that_cannot_be_printed_stops_the_build_at_its_place(tmp_path: Path) -> None:
    small(tmp_path)
    fresh(tmp_path)
    before = tree(tmp_path / "site")
    small(tmp_path, agent="name: 坐席\nduties:\n  - 接电话。\n  - 收\U0001f600脸。\n")
    done = deskbook("build", tmp_path, "--date", DAY, "--sheets")
    assert done.returncode == 1
    assert "missing-glyph" in done.stderr
    assert "content/positions/agent.yml:4:6" in done.stderr
    assert tree(tmp_path / "site") == before
    assert deskbook("build", tmp_path, "--date", DAY).returncode == 0


def test_a_killed_build_leaves_the_old_site(tmp_path: Path) -> None:
    many = {f"positions/p{n}.yml": {"name": f"岗位{n}", "duties": [f"第{n}件事之{m}。" for m in range(30)]} for n in range(40)}
    write_project(tmp_path, {**FILES, **many})
    fresh(tmp_path)
    before = tree(tmp_path / "site")
    write_project(tmp_path, {name: {**data, "value": "改过。"} for name, data in many.items()})
    shutil.rmtree(tmp_path / STOCK)
    running = subprocess.Popen(command("build", tmp_path, "--date", DAY, "--sheets"), env=environment(), stderr=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + 60
    while not ((tmp_path / STOCK).is_dir() and any((tmp_path / STOCK).iterdir())) and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert tree(tmp_path / "site") == before
    total, made = fresh(tmp_path)
    assert total == 43
    assert 0 < made <= 43
    assert len(prints(tmp_path / "site")) == 86
    assert len(list((tmp_path / STOCK).iterdir())) == 43


@pytest.fixture(scope="module")
def grades(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The graded manual with its sheets, for those below, between and above its two grades."""
    project = write_project(tmp_path_factory.mktemp("graded"), graded.files())
    options = {"default": (), "leads": ("--audience", f"{LOW}-audience"), "board": ("--audience", f"{HIGH}-audience")}
    return {name: build(project, project.parent / f"printed-{name}", "--sheets", *given) for name, given in options.items()}


def test_no_sheet_holds_what_is_above_the_grade(grades: Mapping[str, Path]) -> None:
    for name, hidden in (("default", (LOW, HIGH)), ("leads", (HIGH,)), ("board", ())):
        assert prints(grades[name])
        for word in hidden:
            assert not [file for file in prints(grades[name]) if word in file]
            told = [path.name for path in (grades[name] / "sheets").iterdir() if word in words_of(path)]
            assert not told, (name, word)
    board = " ".join(prints(grades["board"]))
    assert all(f"{word}-{kind}.{ending}" in board for word in (LOW, HIGH) for kind in ("position", "form") for ending in ("pdf", "docx"))
    said = "".join(words_of(path) for path in (grades["board"] / "sheets").glob("*.docx"))
    assert all(f"{word}-{name}-t" in said for word in (LOW, HIGH) for name in ("position-duty", "position-skill", "form-field"))


def test_the_links_of_each_audience_hold(grades: Mapping[str, Path]) -> None:
    for folder in grades.values():
        assert not dead_links(folder, read_pages(folder))
