"""Whatever stands in the files: problems or none, never a trace; and what is found does not hang on the machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.check import check
from generator.load import load
from generator.report import as_json
from generator.source import read_sources

ROOT = Path(__file__).parent.parent
SAMPLE = [path for path in sorted((ROOT / "content").rglob("*.yml")) if path.stat().st_size < 20_000]
PLACES = ["settings.yml", "organisation.yml", "glossary.yml", "faqs/a.yml", "positions/a.yml", "policies/a.yml", "procedures/a.yml", "forms/a.yml", "a.md"]
WORDS = """id name title topic items question answer similar steps do who go ask then body article text duties group grade
based_on reports_to waive code"""
KEYS = st.sampled_from(WORDS.split())
VALUES = st.recursive(
    st.one_of(st.text(max_size=12), st.sampled_from(["____", "尚未编写", "[[a]]", "{x}", "a", "1", "end", "是", "2026-02-30", ""])),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=5)),
    max_leaves=25,
)


def loaded(folder, name, raw):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    try:
        return load(read_sources(folder, ""))
    finally:
        path.unlink()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("content")


@given(name=st.sampled_from(PLACES), raw=st.binary(max_size=300))
def test_any_bytes(folder, name, raw):
    loaded(folder, name, raw)


@given(name=st.sampled_from(PLACES), text=st.text(alphabet="-:：{}[]*&!|>'\"%@`#?, \n\t{a客户1", max_size=80))
def test_any_marks(folder, name, text):
    loaded(folder, name, text.encode())


@given(name=st.sampled_from(PLACES[:-1]), value=st.dictionaries(KEYS, VALUES, max_size=8))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_structure(folder, name, value):
    made = loaded(folder, name, json.dumps(value, ensure_ascii=False).encode())
    for problem in made.problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1


@given(path=st.sampled_from(SAMPLE), data=st.data())
def test_a_damaged_file_of_the_sample(folder, path, data):
    raw = path.read_bytes()
    at = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(at, min(len(raw), at + 40)))
    new = data.draw(st.sampled_from([b"", b"\t", b": ", b"- ", b"{", b"\xff", b"\n", "：".encode(), b"#", b"'"]))
    made = loaded(folder, path.relative_to(ROOT / "content").as_posix(), raw[:at] + new + raw[end:])
    assert as_json_is_sound(made)


def as_json_is_sound(made):
    from generator.check import outcome_of

    return all(row["message"] for row in json.loads(as_json(outcome_of(made), "zh"))["problems"])


def test_bombs_are_named_not_fed_to_the_parser(folder):
    deep = {
        "faqs/a.yml": b"[" * 100_000,
        "faqs/b.yml": b"a: " + b"{a: " * 50_000,
        "faqs/c.yml": b"- " * 50_000,
        "faqs/d.yml": b"\n".join(b" " * n + b"a:" for n in range(3000)),
        "faqs/e.yml": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    }
    for name, raw in deep.items():
        assert {p.code for p in loaded(folder, name, raw).problems} & {"too-deep", "yaml-anchor", "yaml-star"}, name


@pytest.mark.parametrize(("seed", "zone", "locale"), [("0", "UTC", "C"), ("7", "Asia/Shanghai", "zh_CN.UTF-8"), ("99", "America/New_York", "en_US.UTF-8")])
def test_same_input_same_findings_on_any_machine(tmp_path, seed, zone, locale):
    for name, text in {
        "faqs/a.yml": "topic: 退款\nitems: [{question: 几天, anser: 三, related: [b, c]}]\n",
        "positions/退款.yml": "name: 甲\nreports_to: [x, y]\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
    command = [sys.executable, "-m", "generator", "check", "--no-cache", "--json", "--lang", "zh"]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert json.loads(result.stdout) == json.loads(as_json(check(tmp_path, cached=False), "zh"))
