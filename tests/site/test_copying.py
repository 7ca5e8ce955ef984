"""Copying a script on the pages of scripts and questions: blanks are asked for, nothing with a blank leaves, and nothing of one customer is kept."""

import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.conftest import Site
from tests.site.desks import PHONE, REFUSES, STORED, Desk, Desks
from tests.site.outputs import read_page

SCRIPTS = "scripts/scripts-solving.html"
COPIED = "window.copied"
FILLED = "王女士，您好：\n请按顺序操作，哪一步和描述不一样，就停在那一步，把画面拍给我们：\n点右上角的齿轮"


def row(page: Page, channel: str, at: int = 0) -> Locator:
    """The row of a channel, of the script at that place."""
    return page.locator(".db-script").nth(at).locator(".db-ch").filter(has=page.locator("dt", has_text=re.compile(rf"^{channel}")))


def button(line: Locator) -> Locator:
    """What copies a row."""
    return line.locator(".db-take .db-btn").last


def focus(page: Page) -> str:
    """What has the focus, in words."""
    return str(page.evaluate("(e => (e.labels?.[0] ?? e).textContent.trim())(document.activeElement)"))


def test_what_has_no_blank_is_copied_at_once(desks: Desks) -> None:
    page = desks().open(SCRIPTS).page
    press = button(row(page, "微信", 1))
    expect(press).to_contain_text("复制")
    press.click()
    expect(press).to_have_text("已复制")
    assert page.evaluate(COPIED) == row(page, "微信", 1).locator(".db-say p").inner_text()
    expect(press).not_to_have_text("已复制", timeout=4000)


def test_blanks_are_asked_for_first_by_keyboard_alone(desks: Desks) -> None:
    desk = desks().open(SCRIPTS)
    page, line = desk.page, row(desk.page, "邮件")
    expect(button(line)).to_contain_text("填写并复制")
    button(line).focus()
    desk.press("Enter")
    assert focus(page) == "客户称呼"
    expect(line.locator(".db-btn--main")).to_contain_text("还有2处未填")
    desk.press("Enter")
    assert page.evaluate(COPIED) is None
    page.keyboard.type("王女士")
    expect(line.locator(".db-slot").first).to_have_text("王女士")
    expect(line.locator(".db-btn--main")).to_contain_text("还有1处未填")
    desk.press("Enter")
    assert focus(page) == "方案说明"
    page.keyboard.type("点右上角的齿轮")
    desk.press("Enter")
    assert page.evaluate(COPIED) == FILLED
    expect(line.locator(".db-btn--main")).to_have_text("已复制")
    expect(page.locator("article > [role=status]")).to_have_text("已复制")


def test_a_customers_data_are_gone_after_copying_and_never_stored(desks: Desks) -> None:
    desk = desks().open(SCRIPTS)
    line = row(desk.page, "邮件")
    button(line).click()
    for words in ("王女士", "点右上角的齿轮"):
        desk.page.keyboard.type(words)
        desk.press("Enter")
    expect(line.locator(".db-ask-blanks")).to_be_hidden(timeout=4000)
    expect(line.locator(".db-slot").first).to_have_text("客户称呼")
    assert "填写并复制" in focus(desk.page)
    assert "王女士" not in str(desk.page.evaluate(STORED))


def test_escape_goes_back_to_the_button(desks: Desks) -> None:
    desk = desks().open(SCRIPTS)
    line = row(desk.page, "邮件")
    button(line).click()
    desk.page.keyboard.type("王女士")
    desk.press("Escape")
    expect(line.locator(".db-ask-blanks")).to_be_hidden()
    assert "填写并复制" in focus(desk.page)
    expect(line.locator(".db-slot").first).to_have_text("客户称呼")


def test_a_form_closes_the_one_before(desks: Desks) -> None:
    page = desks().open(SCRIPTS).page
    button(row(page, "邮件")).click()
    button(row(page, "微信")).click()
    expect(page.locator(".db-ask-blanks:visible")).to_have_count(1)


def test_what_is_the_same_all_day_is_asked_for_once(desks: Desks) -> None:
    desk = desks().open("scripts/scripts-opening.html")
    page, line = desk.page, row(desk.page, "电话")
    button(line).click()
    page.keyboard.type("0812")
    desk.press("Enter")
    assert "0812" in page.evaluate(COPIED)
    page.reload()
    expect(button(line)).to_have_text(re.compile("^复制"))
    expect(line.locator(".db-slot").first).to_have_text("0812")
    page.evaluate("delete window.copied")
    button(line).click()
    assert "0812" in page.evaluate(COPIED)
    line.get_by_role("button", name="改").click()
    assert page.evaluate("document.activeElement.value") == "0812"


def test_a_clipboard_that_refuses_leaves_the_text_selected(desks: Desks) -> None:
    page = desks(script=REFUSES).open(SCRIPTS).page
    line = row(page, "微信", 1)
    button(line).click()
    expect(button(line)).to_have_text("未能复制，请按 Ctrl C")
    assert page.evaluate("getSelection().toString().trim()") == line.locator(".db-say").inner_text().strip()


def test_a_question_that_is_asked_for_has_its_script_unfolded(desks: Desks, chinese: Site) -> None:
    own = read_page(chinese.folder / "faqs" / "contracts.html").ids
    desk = desks().open("faqs/contracts.html")
    first = desk.page.locator("h2:has(+ .db-faq details .db-script)").first.get_attribute("id")
    assert first in own
    desk.page.goto(f"{desk.page.url}#{first}")
    card = desk.page.locator("h2:target + .db-faq details[open] .db-script")
    expect(card).to_be_visible()
    button(card.locator(".db-ch:has(.db-take)").first).click()
    assert desk.page.evaluate(COPIED)


def test_a_cell_of_the_matrix_leads_to_its_button(desks: Desks) -> None:
    page = desks().open("scripts/index.html").page
    page.locator(".db-mx td[data-ch] > a").first.click()
    expect(page.locator(".db-ch:target")).to_be_visible()
    expect(button(page.locator(".db-ch:target"))).to_be_focused()


def test_the_same_words_are_copied_as_at_the_desk(desks: Desks) -> None:
    desk = desks().open().ask("服务什么时候到期？")
    page = desk.page
    page.get_by_role("tab", name="微信").click()
    page.locator(".db-copybar .db-btn").click()
    expect(page.locator(".db-copybar .db-btn")).to_have_text("已复制")
    there = page.evaluate(COPIED)
    desk.open("faqs/contracts.html")
    page.locator("h2:has-text('服务什么时候到期') + .db-faq summary").first.click()
    button(row(page, "微信")).click()
    expect(button(row(page, "微信"))).to_have_text("已复制")
    assert page.evaluate(COPIED) == there


def test_on_a_phone_the_button_can_be_hit(desks: Desks) -> None:
    page = desks(size=PHONE).open(SCRIPTS).page
    button(row(page, "邮件")).click()
    for target in (button(row(page, "邮件")), row(page, "邮件").locator(".db-btn--main")):
        box = target.bounding_box()
        assert box
        assert box["height"] >= 40


def test_without_scripts_the_text_is_there(chromium: Browser, chinese: Site) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = Desk(context, chinese.folder).open(SCRIPTS).page
    expect(row(page, "邮件").locator(".db-say")).to_contain_text("客户称呼")
    expect(page.locator("article button")).to_have_count(0)
    context.close()
