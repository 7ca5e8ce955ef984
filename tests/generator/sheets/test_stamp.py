"""Fingerprints and codes: what counts, what does not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sheets.stamp import ALPHABET, code_of, fingerprint, read_code
from tests.generator.sheets.sheets import HOTLINE, sheet


def marks(folder: Path, before: str = "", after: str = "", language: str = "zh") -> tuple[str, str]:
    assert before in HOTLINE
    made = sheet(folder, HOTLINE.replace(before, after) if before else HOTLINE, language)
    return made.fingerprint, made.signed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("qualities: [守时, 耐心]", "qualities: [耐心, 守时]"),
        ("summary: 接电话，也打电话。", "also_called: []\n    summary: 接电话，也打电话。"),
        ("能教的当场教。", "'能教的当场教。'"),
        ("        items:\n          - {title: 汇总报修", "        items:\n\n          # 次序不算\n          - {title: 汇总报修"),
    ],
)
def test_order_and_layout_do_not_count(tmp_path: Path, before: str, after: str) -> None:
    assert marks(tmp_path / "a") == marks(tmp_path / "b", before, after)


def test_the_language_of_the_labels_does_not_count(tmp_path: Path) -> None:
    assert marks(tmp_path / "a") == marks(tmp_path / "b", language="en")


@pytest.mark.parametrize(("before", "after"), [("接电话，也打电话。", "接电话。"), ("YF-1", "YF-2"), ("苏婉", "周启明"), ("2026-1", "2026-2")])
def test_editing_changes_the_code_and_not_what_is_signed(tmp_path: Path, before: str, after: str) -> None:
    old, new = marks(tmp_path / "a"), marks(tmp_path / "b", before, after)
    assert old[0] != new[0]
    assert old[1] == new[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("15:50", "15:30"),
        ("99%", "98%"),
        ("3次以内", "5次以内"),
        ("守时, ", ""),
        ("应变力: 需要", "应变力: 必需"),
        ("30%", "40%"),
        ("group: 接线", "group: 夜班"),
    ],
)
def test_what_is_signed_for_changes_both(tmp_path: Path, before: str, after: str) -> None:
    old, new = marks(tmp_path / "a"), marks(tmp_path / "b", before, after)
    assert old[0] != new[0]
    assert old[1] != new[1]


@given(st.binary(min_size=16, max_size=16))
def test_a_code_is_read_as_it_is_written_however_it_is_typed(raw: bytes) -> None:
    code = code_of(raw.hex())
    assert read_code(code) == read_code(code.lower().replace("-", "")) == read_code(f" {code.replace('0', 'O').replace('1', 'l')} ") == code
    assert set(code) <= {*ALPHABET, "-"}


@pytest.mark.parametrize("typed", ["", "7K3M", "7K3M-9QXWZ", "7K3M-9QU!", "UUUU-UUUU"])
def test_what_is_no_code_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_code(typed)


def test_lines_are_kept_apart() -> None:
    assert fingerprint("a", ["bc"]) != fingerprint("ab", ["c"])
    assert fingerprint("a", ["b", "c"]) == fingerprint("a", ["c", "b"]) != fingerprint("a", ["bc"])
