"""The command line as a user meets it: what it prints where, in which language, and how it exits."""

import json
import os
import subprocess
import sys
import time

import pytest

from tests.generator.manuals import written

GOOD = "topic: 退款\nitems: [{question: 几天到账, answer: 3个工作日内。}]\n"
BAD = "topic: 退款\nitems: [{question: 几天到账, anser: 3个工作日内。}]\n"


def deskbook(*arguments, folder, **environment):
    env = {**{k: v for k, v in os.environ.items() if k not in ("LANG", "LC_ALL", "LC_MESSAGES", "DESKBOOK_LANG")}, **environment}
    return subprocess.run([sys.executable, "-m", "generator", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", env=env, check=False)


@pytest.fixture
def bad(tmp_path):
    return written(tmp_path, faqs__refunds=BAD)


def test_clean_is_0_problems_1_wrong_use_2(tmp_path, bad):
    good = written(tmp_path / "good", faqs__refunds=GOOD)
    assert deskbook("check", folder=good).returncode == 0
    assert deskbook("check", folder=bad).returncode == 1
    for wrong in (["check", "none"], ["chek"], ["check", "--formt"], ["check", "--format", "xml"], ["explain", "yaml-brase"], ["check", "a", "b"]):
        result = deskbook(*wrong, folder=good)
        assert result.returncode == 2, wrong
        assert result.stdout == ""
        assert "Traceback" not in result.stderr
        assert result.stderr.count("\n") == 2


def test_strict_counts_warnings(tmp_path):
    text = "name: 甲\nbased_on: b\ndrop: [qualities/x]\n"
    folder = written(tmp_path, positions__a=text, positions__b="name: 乙\n")
    assert deskbook("check", folder=folder).returncode == 0
    assert deskbook("check", "--strict", folder=folder).returncode == 1


def test_problems_speak_the_manuals_language_or_the_one_asked_for(tmp_path, bad):
    assert "改法" in deskbook("check", folder=bad, LANG="en_GB.UTF-8").stdout
    english = written(tmp_path / "en", settings="language: en\n", faqs__refunds=BAD)
    assert "Fix:" in deskbook("check", folder=english, LANG="zh_CN.UTF-8").stdout
    assert "改法" in deskbook("check", "--lang", "zh", folder=english).stdout


@pytest.mark.parametrize(
    ("environment", "word"), [({"LANG": "zh_CN.UTF-8"}, "命令"), ({"LANG": "en_US.UTF-8"}, "Commands"), ({}, "命令"), ({"DESKBOOK_LANG": "en"}, "Commands")]
)
def test_help_speaks_the_users_language(tmp_path, environment, word):
    assert word in deskbook("--help", folder=tmp_path, **environment).stdout


def test_every_command_has_help_with_an_example_in_both_languages(tmp_path):
    from generator.cli import COMMANDS

    for name in COMMANDS:
        for language, word in (("zh", "示例"), ("en", "Examples")):
            result = deskbook(name, "--help", folder=tmp_path, DESKBOOK_LANG=language)
            assert word in result.stdout, name
            assert f"deskbook {name}" in result.stdout


def test_json_on_stdout_is_json_and_nothing_else(bad):
    result = deskbook("check", "--json", folder=bad)
    said = json.loads(result.stdout)
    assert result.stderr == ""
    assert [p["code"] for p in said["problems"]] == ["unknown-key"]
    assert said["error"] == 1
    assert {"code", "severity", "message", "hint", "file", "line", "column", "end_column", "text", "also"} == set(said["problems"][0])


def test_github_annotations(bad):
    first = deskbook("check", "--format", "github", folder=bad).stdout.splitlines()[0]
    assert first.startswith("::error file=faqs/refunds.yml,line=2,col=")
    assert "title=unknown-key::" in first


def test_no_colour_in_a_pipe(bad):
    assert "\x1b" not in deskbook("check", folder=bad).stdout


def test_explain_lists_and_explains(tmp_path):
    listed = deskbook("explain", folder=tmp_path).stdout
    assert "yaml-brace" in listed
    assert "错误写法" in deskbook("explain", "yaml-brace", folder=tmp_path).stdout


def test_help_is_quick_and_needs_no_heavy_import(tmp_path):
    probe = "import sys, generator.cli; sys.exit(any(m in sys.modules for m in ('pydantic', 'mkdocs', 'jinja2', 'whoosh')))"
    assert subprocess.run([sys.executable, "-c", probe], cwd=tmp_path, check=False).returncode == 0
    begun = time.process_time()
    deskbook("--help", folder=tmp_path)
    assert time.process_time() - begun < 5  # our own process only waits; the figure itself is in benchmarks/
