"""Whose signature holds."""

from datetime import date

import pytest

from generator.model.signatures import Editorial, Signatures, Signed
from generator.sheets.register import alike, judged

TODAY = date(2026, 11, 22)
NOW, BEFORE, LONG_AGO = "a" * 32, "b" * 32, "c" * 32


def signed(who: str, mark: str, day: str = "2026-11-01", **more: str) -> Signed:
    return Signed.model_validate({"position": "hotline", "who": who, "fingerprint": mark[:12], "date": day, **more})


def editorial(old: str, new: str, position: str = "hotline") -> Editorial:
    return Editorial.model_validate({"position": position, "from": old[:8], "to": new[:12], "by": "苏婉", "reason": "错别字", "date": "2026-11-02"})


def names(*rows: Signed, changes: tuple[Editorial, ...] = ()) -> tuple[list[str], list[str]]:
    good, void = judged("hotline", Signatures(signed=rows, editorial=changes), {NOW}, TODAY)
    return [row.who for row in good], [row.who for row in void]


def test_a_signature_holds_while_the_sheet_says_the_same() -> None:
    assert names(signed("王芳", NOW), signed("李想", BEFORE)) == (["王芳"], ["李想"])


def test_signing_again_makes_it_good_whatever_the_order() -> None:
    assert names(signed("王芳", NOW, "2026-11-03"), signed("王芳", BEFORE)) == (["王芳"], [])
    assert names(signed("王芳", NOW), signed("王芳", BEFORE, "2026-11-03")) == (["王芳"], [])


def test_a_declared_change_keeps_signatures_over_several_steps() -> None:
    assert names(signed("王芳", LONG_AGO), changes=(editorial(LONG_AGO, BEFORE), editorial(BEFORE, NOW))) == (["王芳"], [])


@pytest.mark.parametrize("changes", [(editorial(LONG_AGO, BEFORE),), (editorial(NOW, LONG_AGO),), (editorial(LONG_AGO, NOW, "front-desk"),)])
def test_a_chain_that_does_not_lead_to_the_present_keeps_nothing(changes: tuple[Editorial, ...]) -> None:
    assert names(signed("王芳", LONG_AGO), changes=changes) == ([], ["王芳"])


def test_chains_may_close() -> None:
    assert names(signed("王芳", BEFORE), changes=(editorial(BEFORE, NOW), editorial(NOW, BEFORE))) == (["王芳"], [])


def test_who_has_left_does_not_count() -> None:
    assert names(signed("王芳", NOW, left="2026-11-20"), signed("李想", NOW, left="2026-12-01")) == (["李想"], [])


def test_signatures_of_other_positions_do_not_count() -> None:
    row = signed("王芳", NOW).model_copy(update={"position": "front-desk"})
    assert names(row) == ([], [])


def test_fingerprints_may_be_cut_short() -> None:
    assert alike("abcdef12", "abcdef12cc")
    assert alike("abcdef12cc", "abcdef12")
    assert not alike("abcdef12", "abcdef13cc")
