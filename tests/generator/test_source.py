"""What the folder holds: names and folders that cannot be read are named, and nothing stops."""

import os
import sys

import pytest

from generator.source import read_sources
from tests.generator.manuals import codes, loaded, written

FAQ = "topic: 退款\nitems: []\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be any bytes")
def test_a_name_in_another_encoding_is_a_problem(tmp_path):
    written(tmp_path, faqs__a=FAQ)
    with open(os.fsencode(tmp_path) + b"/faqs/" + "退款.yml".encode("gbk"), "wb") as file:
        file.write(FAQ.encode())
    found = read_sources(tmp_path, "")
    assert [problem.code for problem in found.problems] == ["bad-file-name"]
    assert [source.path for source in found.texts] == ["faqs/a.yml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_in_a_circle_are_a_problem(tmp_path):
    written(tmp_path, faqs__a=FAQ)
    (tmp_path / "faqs" / "b.yml").symlink_to("c.yml")
    (tmp_path / "faqs" / "c.yml").symlink_to("b.yml")
    assert [problem.code for problem in read_sources(tmp_path, "").problems] == ["unreadable-file", "unreadable-file"]


def test_a_folder_that_cannot_be_read_is_a_problem(tmp_path, monkeypatch):
    written(tmp_path, faqs__a=FAQ, forms__b="title: 表\n")
    real = os.scandir

    def scandir(path):
        if str(path).endswith("forms"):
            raise PermissionError(13, "denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = read_sources(tmp_path, "")
    assert [(problem.code, problem.place.file) for problem in found.problems] == [("unreadable-file", "forms")]
    assert [source.path for source in found.texts] == ["faqs/a.yml"]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
def test_line_ends_that_only_yaml_knows_are_named(tmp_path, mark):
    made = loaded(tmp_path, faqs__a=f"topic: 退款\nitems:\n  - question: 一{mark}二\n    answer: 三\n")
    assert [(p.code, str(p.place)) for p in made.problems] == [("control-character", "faqs/a.yml:3:16")]


def test_a_second_glossary_is_not_lost_without_a_word(tmp_path):
    assert codes(loaded(tmp_path, glossary="terms: [{term: 甲}]\n", glossary__more="terms: [{term: 乙}]\n")) == ["one-file-only"]


def test_many_places_on_one_line_hold_it_once(tmp_path):
    written(tmp_path, faqs__a="topic: " + "字" * 1000)
    (source,) = read_sources(tmp_path, "").texts
    assert source.place(5).text is source.place(500).text
