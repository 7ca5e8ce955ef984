"""The docs are held to the code: the page of the codes, the commands of the README, the files of the architecture page."""

import re
import tomllib
from pathlib import Path

import pytest

from generator.catalogue import FAMILIES, catalogue
from generator.check import check
from generator.cli import COMMANDS
from generator.explained import problems_page
from generator.report import as_text
from generator.texts import FOLDER, LANGUAGES, Texts, _words

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(("name", "language"), [("problems.md", "zh"), ("problems.en.md", "en")])
def test_the_page_of_the_codes_is_what_the_catalogue_says(name, language, request):
    path, page = ROOT / "docs" / name, problems_page(language)
    if request.config.getoption("--update-golden", default=False):
        path.write_text(page, "utf-8")
    assert path.read_text("utf-8") == page
    assert re.findall(r"(?m)^### (\S+)$", page) == list(catalogue())
    assert {kind.family for kind in catalogue().values()} == set(FAMILIES)


def test_every_text_is_there_in_both_languages():
    for path in FOLDER.glob("*.yml"):
        for key, words in _words(path.stem).items():
            assert key.startswith(f"{path.stem}."), key
            assert set(words) == set(LANGUAGES), key
            assert all(str(word).strip() for word in words.values()), key
            fields = [set(re.findall(r"\{(\w+)\}", word)) for word in words.values()]
            assert fields[0] == fields[1], key


def test_no_text_is_unused():
    sources = (path for folder in ("generator", "search", "templates") for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".j2", ".html", ".js"))
    code = "\n".join(path.read_text("utf-8") for path in sources)
    made = [re.sub(r"\\{.*?\\}", r"[\\w-]+", re.escape(key)) for key in re.findall(r"""say\(f["']([^"']+)["']""", code)]
    for path in FOLDER.glob("*.yml"):
        for key in _words(path.stem):
            assert f'"{key}"' in code or f"'{key}'" in code or any(re.fullmatch(pattern, key) for pattern in made), key


def test_an_unknown_text_is_an_error():
    with pytest.raises(KeyError):
        Texts("zh")("cli.no_such_text")


def test_the_readme_names_every_command_and_the_test_command_that_ci_runs():
    for name in COMMANDS:
        assert f"deskbook {name}" in README
    command = next(line for line in README.splitlines() if line.strip().endswith("-m pytest") and line.strip().startswith("python3"))
    assert command.strip().replace(" install -e", " install -q -e") in (ROOT / ".ci" / "run").read_text("utf-8")


def test_every_dependency_is_explained():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    explained = (ROOT / "docs" / "dependencies.md").read_text("utf-8").lower()
    for requirement in [*project["dependencies"], *(r for extra in project["optional-dependencies"].values() for r in extra)]:
        assert re.split(r"[<>=\[]", requirement)[0].lower() in explained


def test_the_architecture_page_names_every_module_and_no_other():
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"`(\w+)(?:\.py|/)`", page))
    real = {path.stem for path in (ROOT / "generator").glob("*.py")} | {
        path.name for path in (ROOT / "generator").iterdir() if (path / "__init__.py").is_file()
    }
    real -= {"__init__", "__main__"}
    assert real <= named, real - named
    assert named <= real | {"search", "content", "templates", "tests", "docs", "benchmarks", "texts", "generator", "shape"}, named - real


def test_links_between_the_docs_lead_somewhere():
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]:
        text = re.sub(r"(?s)```.*?```", "", path.read_text("utf-8"))
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
            if not re.match(r"[a-z]+:", target):
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_readme_shows_a_message_as_it_is(tmp_path):
    (block,) = re.findall(r"(?s)```\n(错误 .*?)\n```", README)
    line = re.search(r"(?m)^  \d+ │ (.*)$", block)
    assert line
    (tmp_path / "content" / "faqs").mkdir(parents=True)
    text = f"# …\ntopic: 退款\nitems:\n  - id: refund-when\n    question: 退款几天能到账？\n    similar: [退款要等多久]\n{line[1]}\n"
    (tmp_path / "content" / "faqs" / "refunds.yml").write_text(text, "utf-8")
    shown = next(as_text(check(tmp_path, cached=False), "zh", lambda said, **_: said))
    assert shown.rstrip() == block
