"""The architecture, read from the code: imports point one way, files and functions stay small, edges stay edges."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: The stages of the way of the data, first to last; a stage may import what stands before it (or beside it on its line).
STAGES = [
    ["problem", "place_of_content", "texts", "rich", "rounds", "write", "encoding", "today", "aside"],
    ["model"],
    ["source"],
    ["slips", "traps"],
    ["record"],
    ["catalogue"],
    ["validate"],
    ["manual"],
    ["index", "defaults", "freshness"],
    ["secrecy"],
    ["link"],
    ["inherit", "numbering", "flow", "graph", "safety", "pages_by_hand", "waiver"],
    ["assemble", "redact", "audience"],
    ["rules"],
    ["load"],
    ["check", "report", "schema", "reference", "explained", "resources"],
    ["coverage", "upkeep", "disclosed"],
    ["urls", "html", "front", "verbatim"],
    ["chart"],
    ["flowchart"],
    ["relations"],
    ["views"],
    ["pages", "twins", "furniture"],
    ["export"],
    ["sheets"],
    ["site"],
    ["mkdocs_plugin"],
    ["live"],
    ["commands"],
    ["cli"],
    ["__main__"],
]
RANK = {name: rank for rank, names in enumerate(STAGES) for name in names}
#: The stages of the look-up, first to last, and what of the generator it may import.
LOOKUP = [
    ["document", "stemmer", "letters", "bm25", "lock", "rate", "agent_budget", "memory"],
    ["answer", "sounds", "generations", "days"],
    ["analysis", "desk", "documents", "bands", "rankings", "schema"],
    ["rows", "field", "synonyms", "highlight", "shelf"],
    ["postings"],
    ["ranking", "arrays", "query"],
    ["lookup"],
    ["narrowing", "build", "content"],
    ["store"],
    ["update"],
    ["opening", "browser"],
    ["renewal"],
    ["watched"],
    ["intake", "waiting", "grouping", "evaluation", "http_api", "http_server", "collisions"],
    ["agent_text"],
    ["agent_answer"],
    ["mcp_server"],
]
LOOKUP_RANK = {name: rank for rank, names in enumerate(LOOKUP) for name in names}
GIVEN = {
    "manual", "model", "rich", "load", "audience", "urls", "freshness", "texts", "today", "write", "source", "place_of_content", "problem", "record", "rules",
    "assemble", "waiver", "rounds",
}  # fmt: skip
#: Imported only where it is needed, so that a check that finds its result in the cache stays quick.
LATE = {("check", "load"), ("site", "load")}
SOURCES = sorted([*(ROOT / "generator").rglob("*.py"), *(ROOT / "search").rglob("*.py")])


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return "__init__" if len(parts) == 2 and parts[1] == "__init__" else parts[1]


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, []


@pytest.mark.parametrize("path", [p for p in SOURCES if p.parts[-2:] != ("generator", "__init__.py")], ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path):
    own = name_of(path)
    if path.is_relative_to(ROOT / "search"):
        assert all(module.split(".")[1] in GIVEN for module, _ in imports(path) if module.startswith("generator.")), path
        for module, _ in imports(path):
            if module.startswith("search."):
                assert own in LOOKUP_RANK, f"{own} has no place among the stages of the look-up: give it one in LOOKUP"
                assert LOOKUP_RANK[module.split(".")[1]] <= LOOKUP_RANK[own], f"{own} imports {module}, which comes later"
        return
    assert own in RANK, f"{own} has no place on the way of the data: give it one in STAGES"
    for module, names in imports(path):
        if module.split(".")[0] == "search":
            assert own in ("commands", "mkdocs_plugin", "cli", "live"), f"{own} imports search"
        for target in [module.split(".")[1]] if module.startswith("generator.") else names if module == "generator" else []:
            if target in RANK and (own, target) not in LATE:
                assert RANK[target] <= RANK[own], f"{own} imports {target}, which comes later"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_and_functions_are_small(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 45, f"{node.name} does not fit a screen"


def test_only_the_command_line_prints_and_exits():
    for path in SOURCES:
        if name_of(path) in ("commands", "cli"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            assert called not in ("print", "exit", "quit", "sys.exit", "os._exit", "click.echo", "click.secho"), f"{path}: {called}"


@pytest.mark.parametrize(
    ("library", "where"),
    [
        ("pydantic", {"model", "validate", "schema", "reference", "mcp_server"}),
        ("pydantic_core", {"model", "schema"}),
        ("yaml", {"record", "traps", "slips", "catalogue", "texts", "pages_by_hand", "export"}),
        ("jinja2", {"views", "sheets"}),
        ("mkdocs", {"site", "mkdocs_plugin", "live"}),
        ("click", {"commands", "cli"}),
        ("whoosh", {"schema", "shelf", "query", "days"}),
        ("prompt_toolkit", {"commands"}),
        ("pypinyin", {"sounds"}),
        ("waitress", {"http_server"}),
        ("mcp", {"mcp_server"}),
        ("typst", {"sheets"}),
        ("pylopdf_fonts_zh_cn", {"sheets"}),
        ("fontTools", {"sheets"}),
        ("docxtpl", {"sheets"}),
        ("docx", {"sheets"}),
        ("lxml", {"sheets"}),
    ],
)
def test_third_parties_stay_behind_their_modules(library, where):
    users = {name_of(path) for path in SOURCES if any(module.split(".")[0] == library for module, _ in imports(path))}
    assert users <= where


@pytest.mark.parametrize(
    ("library", "where"),
    [
        ("typst", {"typeset"}),
        ("pylopdf_fonts_zh_cn", {"fonts"}),
        ("fontTools", {"fonts"}),
        ("docxtpl", {"word"}),
        ("docx", {"word"}),
        ("lxml", {"word", "word_tags"}),
        ("jinja2", {"word", "word_check"}),
    ],
)
def test_what_is_printed_with_stays_behind_its_module(library, where):
    files = (ROOT / "generator" / "sheets").glob("*.py")
    assert {path.stem for path in files if any(module.split(".")[0] == library for module, _ in imports(path))} <= where


def test_no_catch_all_names():
    for path in SOURCES:
        assert not {"utils", "helpers", "manager", "misc", "common_utils"} & set(path.with_suffix("").parts)
