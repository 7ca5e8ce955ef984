"""Every page of the built manuals: links hold, ids are unique, nothing is loaded from elsewhere, YAML stays at home."""

import gzip
import re
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.site.conftest import Site
from tests.site.outputs import dead_links, read_pages
from tests.site.projects import ROOT, build

ENGLISH = ROOT / "tests" / "manuals" / "english"
#: Bytes of HTML.
LARGEST = 300_000
#: What makes a browser load something by itself, in a stylesheet or a script.
LOADS = re.compile(r"""@import\s+["']|url\(\s*["']?(?!data:|#)([^)"']+)""")
ELSEWHERE = re.compile(r"""(?:fetch|importScripts|import|Worker|EventSource|WebSocket|sendBeacon)\s*\(\s*[`"']\s*(?:https?:|wss?:|//)""")


def test_internal_links_lead_to_a_file_and_an_id_on_it(site: Site) -> None:
    dead = dead_links(site.folder, site.pages)
    assert not dead, "\n".join(dead[:40])


def test_links_hold_where_each_page_has_a_folder(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "project", ignore=shutil.ignore_patterns(".*"))
    config = (ENGLISH / "mkdocs.yml").read_text("utf-8").replace("use_directory_urls: false", "use_directory_urls: true")
    (tmp_path / "project" / "mkdocs.yml").write_text(config, "utf-8")
    folder = build(tmp_path / "project", tmp_path / "site")
    assert (folder / "positions" / "service-manager" / "index.html").is_file()
    dead = dead_links(folder, read_pages(folder))
    assert not dead, "\n".join(dead[:40])


def test_no_page_is_long_to_load(site: Site) -> None:
    large = {page.path.name: size for page in site.pages if (size := page.path.stat().st_size) > LARGEST}
    assert not large


def test_ids_are_unique_on_each_page(site: Site) -> None:
    twice = {page.path.name: repeated for page in site.pages if (repeated := [own for own, count in Counter(page.ids).items() if count > 1])}
    assert not twice


def test_each_page_has_one_h1_and_its_language(site: Site) -> None:
    assert site.pages
    wrong = {page.path.name: page.headings for page in site.pages if len(page.headings) != 1}
    assert not wrong
    assert {page.language.split("-")[0] for page in site.pages} == {site.language}


def test_pages_load_nothing_from_elsewhere(site: Site) -> None:
    foreign = []
    for page in site.pages:
        for address in page.addresses:
            parts = urlsplit(address.value)
            if address.loaded and (parts.netloc or parts.scheme not in ("", "data")):
                foreign.append(f"{page.path.relative_to(site.folder)}:{address.line} {address.value}")
        text = page.path.read_text(encoding="utf-8")
        foreign += [f"{page.path.name}: {match[0]}" for match in LOADS.finditer(text)]
    assert not foreign, "\n".join(foreign[:40])


def test_stylesheets_load_only_files_of_the_site(site: Site) -> None:
    foreign = []
    for path in site.folder.rglob("*.css"):
        for match in LOADS.finditer(path.read_text(encoding="utf-8")):
            address = urlsplit((match[1] or match[0]).strip())
            if address.scheme or address.netloc or not (path.parent / unquote(address.path)).is_file():
                foreign.append(f"{path.name}: {match[0]}")
    assert not foreign


def test_scripts_ask_nothing_of_other_servers(site: Site) -> None:
    found = [
        f"{path.name}: {match[0]}" for path in site.folder.rglob("*.js") for match in ELSEWHERE.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    pages = [f"{page.path.name}: {match[0]}" for page in site.pages for match in ELSEWHERE.finditer(page.path.read_text(encoding="utf-8"))]
    assert not found + pages


def test_no_yaml_and_no_name_of_a_yaml_file_is_put_out(site: Site) -> None:
    files = [path for path in site.folder.rglob("*") if path.is_file()]
    assert not [path for path in files if path.suffix.lower() in (".yml", ".yaml")]
    naming = []
    for path in files:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        if re.search(rb"[\w\-]\.ya?ml\b", content):
            naming.append(path.name)
    assert not naming


def test_one_search_on_every_page_and_it_is_ours(site: Site) -> None:
    for page in site.pages:
        text = page.path.read_text("utf-8")
        assert text.count('data-deskbook="box"') == 1, page.path.name
        assert 'data-md-component="search' not in text, page.path.name
    assert not (site.folder / "search").exists()
