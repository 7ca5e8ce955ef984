"""Structured questions: what they find, in which order, and that no slip is an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.document import Document
from search.letters import normalise, runs
from search.lookup import Lookup


def ids(lookup: Lookup, text: str) -> list[str]:
    found = lookup.query(text)
    assert not isinstance(found, str), found
    return [document.id for document in found]


def said(document: Document) -> list[str]:
    """The lines of a document that can be looked for, marks taken out."""
    from search.schema import _texts

    return ["".join(run for _, run in runs(line)) for text in _texts(document) for line in text.split("\n")]


@pytest.mark.parametrize("phrase", ["退款", "客户资料", "借阅", "三个工作日内", "退款几天能到账", "的"])
def test_a_phrase_finds_what_says_it_and_nothing_else(lookup, phrase):
    expected = {own for own, document in lookup.documents.items() if any(normalise(phrase) in line for line in said(document))}
    assert set(ids(lookup, f'"{phrase}"')) == expected == set(ids(lookup, phrase))


def test_fields_words_and_what_is_not_wanted(lookup):
    policies = ids(lookup, "kind:policy")
    assert policies
    assert all(lookup.documents[own].kind == "policy" for own in policies)
    both = ids(lookup, 'kind:policy "客户"')
    assert set(both) < set(policies)
    assert set(ids(lookup, 'kind:policy -"客户"')) == set(policies) - set(both)


def test_alternatives_and_brackets(lookup):
    refunds, bills = set(ids(lookup, "退款")), set(ids(lookup, "发票"))
    assert set(ids(lookup, "退款 OR 发票")) == refunds | bills
    assert set(ids(lookup, "退款 发票")) == set(ids(lookup, "退款 AND 发票")) == refunds & bills
    assert set(ids(lookup, "kind:faq (退款 OR 发票)")) == {own for own in refunds | bills if lookup.documents[own].kind == "faq"}
    assert set(ids(lookup, "-(退款 OR 发票)")) == set(lookup.documents) - refunds - bills
    assert set(ids(lookup, "kind:(faq OR script) 退款")) == {own for own in refunds if lookup.documents[own].kind in ("faq", "script")}


def test_every_field_by_id_by_name_and_in_chinese(lookup):
    one = lookup.documents["refund-when"]
    assert one.topic
    for text in (f"topic:{one.topic.id}", f"topic:{one.topic.title}", f"主题：{one.topic.title}", f'topic:"{one.topic.title}"'):
        assert "refund-when" in ids(lookup, text)
        assert all((found := lookup.documents[own].topic) and found == one.topic for own in ids(lookup, text))
    assert ids(lookup, "id:refund-when") == ["refund-when"]
    assert ids(lookup, "kind:faq") == ids(lookup, "KIND:faq") == ids(lookup, "种类:问答")
    tagged = next(document for document in lookup.documents.values() if document.tags)
    assert tagged.id in ids(lookup, f'tag:"{tagged.tags[0]}"')
    owned = next(document for document in lookup.documents.values() if document.owner)
    assert owned.owner
    assert owned.id in ids(lookup, f"owner:{owned.owner.id}")
    assert set(ids(lookup, "fresh:over")) == {own for own, document in lookup.documents.items() if document.checked.state == "over"}


def test_days(lookup):
    checked = {own: document.checked.on for own, document in lookup.documents.items() if document.checked.on}
    assert set(ids(lookup, "checked:<2026-10-15")) == {own for own, on in checked.items() if on < "2026-10-15"}
    assert set(ids(lookup, "checked:<=2026-10")) == {own for own, on in checked.items() if on[:7] <= "2026-10"}
    assert set(ids(lookup, "checked:>2026-10")) == {own for own, on in checked.items() if on[:7] > "2026-10"}
    assert set(ids(lookup, "checked:2026-10..2026-11-05")) == {own for own, on in checked.items() if "2026-10" <= on <= "2026-11-05"}
    assert set(ids(lookup, "checked:2026-11")) == {own for own, on in checked.items() if on.startswith("2026-11")}


def test_the_order_is_that_of_the_ranking_then_of_the_ids(lookup):
    assert ids(lookup, "kind:faq") == sorted(ids(lookup, "kind:faq"))
    found = ids(lookup, "kind:faq 退款")
    ranked = [own for own, _ in lookup.ranking.search("退款", 1000) if own in found]
    assert found == ranked + sorted(set(found) - set(ranked))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "kind:policy"), ("  ", "kind:policy"), ('"退款', "引号"), ("退款)", "括号"), ("(退款", "括号"), ("()", "少了"), ("foo:1", "foo"),
        ("kind:bad", "bad"), ("kind:", "kind:"), ("OR", "OR"), ("退款 OR", "OR"), ("AND 退款", "AND"), ("-", "-"), ("《》", "《》"), ("checked:昨天", "昨天"),
        ("checked:2026-13", "2026-13"), ("due:>", ">"), ("a" * 1001, "1000"), ("(" * 30 + "x" + ")" * 30, "20"), ("fresh:maybe", "maybe"), ("NOT", "NOT"),
    ],
)  # fmt: skip
def test_a_slip_is_told_in_words(lookup, text, word):
    message = lookup.query(text)
    assert isinstance(message, str)
    assert word in message


MARKS = [*'退款a1 :：-"“”()（）|<>=.*?[]{}^~\\/+&!，\x00\ud800😀', "OR ", "NOT ", "kind:", "due:", "checked:2026"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=30).map("".join) | st.text(max_size=40))
def test_no_text_is_an_error(lookup, text):
    assert isinstance(lookup.query(text), str | tuple)
