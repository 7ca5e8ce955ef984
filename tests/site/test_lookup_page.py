"""The look-up page in a real browser, opened from its folder with the network off: typing, keys, the input method, copying, bands, phone."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from search.lookup import Lookup
from search.opening import open_lookup
from tests.site.desks import MAYBE, NONE, REFUSES, STORED, SURE, WIDE, Desk, Desks
from tests.site.projects import ROOT

PHONE, NARROW = (390, 844), (360, 740)


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    """The same in Python."""
    return open_lookup(ROOT, None, date(2026, 11, 22))


def test_answers_are_those_of_the_other_doors_while_typing(desks: Desks, lookup: Lookup) -> None:
    desk = desks().open()
    for size in range(2, len(SURE) + 1):
        answer = lookup.find(SURE[:size])
        desk.ask(SURE[:size])
        assert (desk.band(), desk.ids()) == (answer.band.value, [hit.document.id for hit in answer.hits])
    expect(desk.page.locator(".db-answer h2.t")).to_have_text(answer.hits[0].document.title)
    expect(desk.page.locator("#db-options mark").first).to_be_visible()
    expect(desk.page.locator("[role=status]")).to_have_text(re.compile(r"6条，确定"))


def test_keys_of_the_desk(desks: Desks) -> None:
    desk = desks().open().ask(SURE)
    field, options = desk.page.locator("#db-field"), desk.page.locator("#db-options [role=option]")
    desk.press("ArrowDown", "ArrowDown")
    expect(options.nth(2)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "db-option-2")
    expect(field).to_be_focused()
    desk.press("ArrowUp", "ArrowUp", "Alt+Digit2")
    expect(desk.page.locator("[role=tab][aria-selected=true]")).to_have_text("微信")
    desk.page.locator("[role=tab][aria-selected=true]").focus()
    desk.press("ArrowRight")
    expect(desk.page.locator("[role=tab][aria-selected=true]")).to_have_text("QQ")
    desk.press("?")
    expect(desk.page.locator("dialog")).to_be_visible()
    desk.press("Escape")
    expect(desk.page.locator("dialog")).to_be_hidden()
    desk.press("Escape")
    expect(field).to_be_focused()
    expect(field).to_have_value(SURE)
    desk.press("Escape")
    expect(field).to_have_value("")
    expect(desk.page.locator("[data-part=empty]")).to_be_visible()


def test_the_input_method_keeps_its_keys(desks: Desks) -> None:
    desk = desks().open()
    cdp = desk.context.new_cdp_session(desk.page)
    desk.page.focus("#db-field")
    cdp.send("Input.imeSetComposition", {"text": "fapiaotaitou", "selectionStart": 12, "selectionEnd": 12})
    expect(desk.page.locator("#db-options [role=option]").first).to_be_attached()  # searched while composing
    for key, code in (("Enter", 13), ("ArrowDown", 40), ("Escape", 27)):
        event = "(key) => document.querySelector('#db-field').dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, isComposing: true}))"
        desk.page.evaluate(event, key)
        cdp.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Process", "windowsVirtualKeyCode": 229, "nativeVirtualKeyCode": code})
    expect(desk.page.locator("#db-field")).to_be_focused()
    expect(desk.page.locator("#db-options [role=option]").first).to_have_attribute("aria-selected", "true")
    cdp.send("Input.insertText", {"text": SURE})
    expect(desk.page.locator("#db-field")).to_have_value(SURE)
    expect(desk.page.locator("#db-options [role=option]").first).to_have_attribute("data-id", "invoice-title-wrong")


@pytest.mark.parametrize(("page", "field"), [("lookup.html", "#db-field"), ("faqs/refunds.html", ".db-jump input")], ids=["desk", "box"])
def test_letters_on_their_way_to_a_word_are_no_question(desks: Desks, page: str, field: str) -> None:
    desk = desks().open(page)
    cdp = desk.context.new_cdp_session(desk.page)
    desk.page.focus(field)
    cdp.send("Input.imeSetComposition", {"text": "ni men l", "selectionStart": 8, "selectionEnd": 8})
    expect(desk.page.locator("[role=option]").first).to_be_visible()
    desk.page.wait_for_timeout(900)  # a pause to choose the characters in
    cdp.send("Input.insertText", {"text": SURE})
    expect(desk.page.locator(".db-band[data-band=sure]").first).to_be_visible()
    desk.page.wait_for_timeout(900)
    desk.open()
    kept = [value for key, value in desk.page.evaluate(STORED) if ":noted:" in key or ":recent" in key]
    assert "ni men" not in json.dumps(kept)


def with_blanks(desk: Desk) -> Desk:
    """An answer whose script has blanks, on the phone."""
    desk.open().ask(SURE)
    desk.page.locator(".db-picks button").nth(1).click()
    return desk


def test_a_blank_never_leaves_the_building(desks: Desks) -> None:
    desk = with_blanks(desks())
    button = desk.page.locator(".db-copybar button")
    expect(button).to_have_text(re.compile("还有2处未填"))
    expect(button).to_have_attribute("aria-disabled", "true")
    desk.press("Control+Enter")
    first = desk.page.locator(".db-slots input").nth(0)
    expect(first).to_be_focused()
    assert desk.page.evaluate("window.copied") is None
    expect(desk.page.locator("[role=status]")).to_have_text("还有2处未填")
    desk.page.keyboard.type("04512233")
    expect(desk.page.locator(".db-slot[data-filled]")).to_have_text(["04512233"])
    desk.press("Enter")  # on to the next blank
    desk.page.keyboard.type("今天下午")
    expect(button).to_have_text(re.compile("复制电话话术"))
    desk.press("Enter")
    expect(button).to_be_focused()
    desk.press("Control+Enter")
    expect(button).to_have_text("已复制")
    text = desk.page.evaluate("window.copied")
    assert text.startswith("票号04512233这张作废")
    assert "今天下午寄出" in text
    assert "{" not in text
    expect(button).to_have_text(re.compile("复制电话话术"))


def test_where_the_clipboard_refuses_the_text_is_selected(desks: Desks) -> None:
    desk = desks(script=REFUSES).open().ask(SURE)
    desk.press("Control+Enter")
    expect(desk.page.locator(".db-copybar button")).to_have_text("未能复制，请按 Ctrl C")
    assert desk.page.evaluate("getSelection().toString()").startswith("发票信息不对")


def test_what_is_the_customers_is_forgotten_with_the_question(desks: Desks) -> None:
    desk = with_blanks(desks())
    desk.page.locator(".db-slots input").nth(0).fill("04512233")
    desk.press("Alt+Digit2")
    expect(desk.page.locator(".db-slots input").nth(0)).to_have_value("04512233")  # the same for every channel
    assert "04512233" not in json.dumps(desk.page.evaluate(STORED))
    desk.ask("怎么开发票").ask(SURE)
    desk.page.locator(".db-picks button").nth(1).click()
    expect(desk.page.locator(".db-slots input").nth(0)).to_have_value("")
    assert "04512233" not in json.dumps(desk.page.evaluate(STORED))


def test_what_is_the_same_all_day_is_kept_for_the_day(desks: Desks, lookup: Lookup) -> None:
    script = next(one for one in lookup.documents.values() if one.kind == "script" and "{工号}" in one.texts.get("phone", ""))
    desk = desks().open()
    desk.page.select_option("[data-filter=kinds]", "script")
    desk.ask(script.title)
    desk.page.locator(f"#db-options [data-id={script.id}]").click()
    desk.page.get_by_label("工号").fill("1024")
    desk.open()
    desk.page.select_option("[data-filter=kinds]", "script")
    desk.ask(script.title)
    desk.page.locator(f"#db-options [data-id={script.id}]").click()
    expect(desk.page.locator(".db-slot[data-filled]").first).to_have_text("1024")
    expect(desk.page.get_by_label("工号")).to_have_count(0)
    desk.page.locator(".db-today button").click()
    expect(desk.page.get_by_label("工号")).to_have_value("1024")
    desk.page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith(':today')).forEach((key) => "
                       "localStorage.setItem(key, localStorage.getItem(key).replace(/\\d{4}-\\d\\d-\\d\\d/, '2020-01-01')))")  # fmt: skip
    desk.open()
    assert desk.page.evaluate("deskbookKept.today()") == {}


def test_maybe_asks_one_question_and_shows_no_script_before(desks: Desks) -> None:
    desk = desks().open().ask(MAYBE)
    assert desk.band() == "maybe"
    question = desk.page.locator(".db-answer .db-note[data-state=warn]")
    expect(question).to_contain_text("先问一句再选")
    expect(question.locator("button")).to_have_count(len(desk.ids()))
    expect(desk.page.locator(".db-script")).to_have_count(0)
    question.locator("button").nth(1).click()
    expect(desk.page.locator("#db-options [aria-selected=true]")).to_have_attribute("data-id", desk.ids()[1] or "")
    expect(desk.page.locator(".db-script")).to_be_visible()


def test_none_holds_the_customer_and_says_whom_to_ask(desks: Desks, lookup: Lookup) -> None:
    desk = desks().open().ask(NONE)
    assert desk.band() == "none"
    answer, shown = lookup.find(NONE), desk.page.locator("[data-part=answer]")
    assert answer.holding
    expect(shown.locator(".db-say")).to_contain_text("这个问题我要跟技术同事确认")
    for contact in answer.whom:
        expect(shown.locator(".db-whom")).to_contain_text(contact.name)
        expect(shown.locator(".db-whom")).to_contain_text(contact.extension or "–")
    expect(shown).to_contain_text(answer.never[0])
    expect(desk.page.locator(".db-low")).to_have_text("把握很低，仅供参考")
    assert desk.ids() == [hit.document.id for hit in answer.hits]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_what_to_say_is_a_step_away_from_what_is_near(desks: Desks, size: tuple[int, int]) -> None:
    desk = desks(size).open().ask(NONE)
    shown, nearest = desk.page.locator(".db-answer h2.t"), desk.page.locator("#db-options [role=option]").first
    nearest.click()
    expect(shown).not_to_have_text("先稳住客户，再问人")
    desk.page.locator(".db-back, .db-hold button").locator("visible=true").click()
    expect(shown).to_have_text("先稳住客户，再问人")
    expect(desk.page.locator(".db-say")).to_be_visible()
    desk.page.focus("#db-field")
    desk.press("ArrowDown")
    expect(nearest).to_have_attribute("aria-selected", "true")
    desk.press("ArrowUp")
    expect(desk.page.locator("#db-options [aria-selected=true]")).to_have_count(0)
    expect(shown).to_have_text("先稳住客户，再问人")


def test_the_phone_asks_before_one_is_chosen(desks: Desks) -> None:
    desk = desks(PHONE).open().ask(MAYBE)
    expect(desk.page.locator(".db-results .db-note")).to_contain_text("先问一句再选")
    expect(desk.page.locator(".db-results .db-note")).to_be_visible()
    wide = desks().open().ask(MAYBE)
    expect(wide.page.locator(".db-results .db-note")).to_be_hidden()  # it stands beside the list


def test_a_question_behind_the_address_is_asked(desks: Desks) -> None:
    desk = desks().open()
    desk.page.evaluate("(question) => { location.hash = `q=${encodeURIComponent(question)}`; }", SURE)
    expect(desk.page.locator("#db-field")).to_have_value(SURE)
    expect(desk.page.locator(".db-results .db-band")).to_have_attribute("data-band", "sure")
    assert "#" not in desk.page.url


def test_filters(desks: Desks) -> None:
    desk = desks().open()
    desk.page.select_option("[data-filter=topic]", "refunds")
    desk.ask("多久")
    assert desk.ids()
    assert all((own or "").startswith("refund") or own in page_ids(desk.site / "faqs" / "refunds.html") for own in desk.ids())
    desk.page.select_option("[data-filter=topic]", "")
    desk.page.select_option("[data-filter=kinds]", "policy")
    desk.ask("客户资料管理制度")
    expect(desk.page.locator("#db-options .db-kind").first).to_have_text("制度")
    desk.page.locator("[data-do=unfilter]").click()
    desk.page.select_option("[data-filter=channel]", "email")
    desk.ask(SURE)
    expect(desk.page.locator("[role=tab][aria-selected=true]")).to_have_text("邮件")


def page_ids(page: Path) -> set[str]:
    return set(re.findall(r'id="([^"]+)"', page.read_text("utf-8")))


def test_an_overdue_answer_says_so_by_the_readers_own_day(desks: Desks) -> None:
    desk = desks()
    desk.page.clock.set_fixed_time("2027-06-01T10:00:00")
    desk.open().ask(SURE)
    expect(desk.page.locator(".db-answer .db-note[data-state=bad]")).to_contain_text("逾期未核对")
    expect(desk.page.locator(".db-answer .db-fresh")).to_have_attribute("data-state", "over")


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["390", "360"])
def test_the_phone(desks: Desks, size: tuple[int, int]) -> None:
    desk = desks(size).open()
    fits = "document.documentElement.scrollWidth <= innerWidth"
    assert desk.page.evaluate(fits)
    for question in (MAYBE, NONE, SURE):
        desk.ask(question)
        assert desk.page.evaluate(fits), question
    expect(desk.page.locator(".db-answer")).to_be_hidden()
    desk.press("Enter")
    expect(desk.page.locator(".db-answer .db-script")).to_be_visible()
    expect(desk.page.locator("#db-field")).to_be_hidden()
    assert desk.page.evaluate(fits)
    box = desk.page.locator(".db-copybar button").bounding_box()
    assert box
    assert box["height"] >= 47
    assert box["y"] + box["height"] <= size[1]
    assert desk.page.locator(".db-say").evaluate("e => getComputedStyle(e).fontSize") == "18px"
    desk.page.locator(".db-back").click()
    expect(desk.page.locator("#db-field")).to_be_visible()
    expect(desk.page.locator("#db-field")).to_have_value(SURE)
    desk.ask(NONE)
    order = "[...document.querySelectorAll('.db-say, #db-options [role=option]')].map((e) => e.getBoundingClientRect().top)"
    said, *nearest = sorted(desk.page.evaluate(order), reverse=False)
    assert said == desk.page.locator(".db-say").evaluate("e => e.getBoundingClientRect().top"), "what is nearest comes last"
    assert nearest
