"""The desk page of a built site in a browser, with the network off and nothing kept."""

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

WIDE, PHONE = (1440, 900), (390, 844)
SURE, MAYBE, NONE = "发票抬头写错了", "退款", "你们老板喜欢喝什么奶茶"
#: All that the browser keeps.
STORED = "Object.entries(localStorage)"
#: A clipboard that can be looked into; ``refuses`` says no, as a browser does on a page that it does not trust.
CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}});"
REFUSES = "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false;"


class Desk:
    """The desk page of a site in a context of its own."""

    def __init__(self, context: BrowserContext, site: Path) -> None:
        self.context, self.site = context, site
        self.asked: list[str] = []
        self.wrong: list[str] = []
        context.set_offline(True)
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._listen)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(message.text)

    def open(self, name: str = "lookup.html") -> "Desk":
        """Show a page of the site."""
        self.page.goto((self.site / name).as_uri())
        return self

    def ask(self, question: str) -> "Desk":
        """Type a question and wait for its band."""
        self.page.fill("#db-field", question)
        expect(self.page.locator(".db-results .db-band, [data-part=answer] .db-note[data-state=bad]").first).to_be_attached()
        return self

    def band(self) -> str | None:
        """As the list says it."""
        return self.page.locator(".db-results .db-band").get_attribute("data-band")

    def ids(self) -> list[str | None]:
        """What is in the list."""
        return [option.get_attribute("data-id") for option in self.page.locator("#db-options [role=option]").all()]

    def press(self, *keys: str) -> None:
        """One key after the other."""
        for key in keys:
            self.page.keyboard.press(key)


class Desks:
    """Desks of one site."""

    def __init__(self, browser: Browser, site: Path) -> None:
        self.browser, self.site = browser, site
        self.contexts: list[BrowserContext] = []
        self.made: list[Desk] = []

    def __call__(self, size: tuple[int, int] = WIDE, script: str = CLIPBOARD, site: Path | None = None) -> Desk:
        """A new one, with nothing kept."""
        context = self.browser.new_context(viewport={"width": size[0], "height": size[1]}, accept_downloads=True)
        context.add_init_script(script)
        self.contexts.append(context)
        self.made.append(Desk(context, site or self.site))
        return self.made[-1]

    def wrong(self) -> list[str]:
        """What went wrong in any."""
        return [text for desk in self.made for text in desk.wrong if "ERR_FILE_NOT_FOUND" not in text]
