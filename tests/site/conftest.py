"""Sites that several tests look at, built once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.browsers import opened
from tests.site.desks import Desks
from tests.site.outputs import Page, read_pages
from tests.site.projects import ROOT, build


@dataclass(frozen=True)
class Site:
    """A built site, its language and its pages."""

    folder: Path
    language: str
    pages: list[Page]


def _built(project: Path, folder: Path, language: str) -> Site:
    return Site(build(project, folder), language, read_pages(folder))


@pytest.fixture(scope="session")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample manual."""
    return _built(ROOT, tmp_path_factory.mktemp("chinese") / "site", "zh")


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The English manual of the tests."""
    return _built(ROOT / "tests" / "manuals" / "english", tmp_path_factory.mktemp("english") / "site", "en")


@pytest.fixture(scope="session", params=["chinese", "english"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two."""
    made: Site = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One for all tests of a module."""
    with opened() as found:
        yield found


@pytest.fixture
def desks(chromium: Browser, chinese: Site) -> Iterator[Desks]:
    """Makes desks of the sample; their contexts are closed in the end, and nothing may have gone wrong in them."""
    made = Desks(chromium, chinese.folder)
    yield made
    for context in made.contexts:
        context.close()
    assert not made.wrong(), made.wrong()
