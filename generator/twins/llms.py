"""llms.txt: what the site holds, for programs, in the shape of llmstxt.org."""

from collections.abc import Iterator, Mapping

from generator.manual import Entry
from generator.model.desk import FaqsFile, ScriptsFile
from generator.rich import RichText
from generator.twins.context import Twins
from generator.twins.markdown import escaped
from generator.urls import FOLDERS, HOME

#: Section -> the kinds that have pages of their own, and the pages that it also holds, what the desk needs first.
SECTIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("page.tab_faqs", ("topic",), ()),
    ("page.tab_scripts", ("scripts",), ()),
    ("page.tab_procedures", ("procedure",), ()),
    ("page.tab_policies", ("policy",), ()),
    ("page.tab_positions", ("position",), ("duties.md", "conduct.md")),
    ("page.tab_organisation", ("department",), ("organisation.md",)),
    ("page.tab_training", ("training",), ()),
    ("page.tab_forms", ("form",), ()),
    ("page.tab_conventions", (), ("glossary.md", "conventions.md", "lead.md")),
)
#: The title of a shared page.
TITLES = {
    "duties.md": "office.duties", "conduct.md": "office.conduct", "organisation.md": "page.tab_organisation",
    "glossary.md": "page.glossary", "conventions.md": "page.conventions_title", "lead.md": "lead.title",
}  # fmt: skip
#: Where an entry says what it is about, and how much of it stands in its line.
ABOUT = ("about", "summary", "purpose", "trigger", "overview", "result")
LONGEST = 80


def llms_txt(twins: Twins, pages: Mapping[str, str]) -> str:
    """The whole file; ``pages`` are those of which there are twins."""
    settings, say = twins.manual.settings, twins.say
    organisation = twins.manual.organisation
    company = organisation.company.name if organisation else ""
    parts = [f"# {escaped(settings.title or company or say('page.home'))}", f"> {say('twins.summary', company=escaped(company or settings.title or ''))}"]
    parts.append(say("twins.how"))
    for key, kinds, shared in SECTIONS:
        lines = [_entry(twins, entry) for entry in twins.manual.entries.values() if entry.kind in kinds and entry.kind in FOLDERS]
        lines += [f"- {twins.markdown(HOME).to_page(page, say(TITLES[page]))}" for page in shared if page in pages]
        parts += [f"## {say(key)}", "\n".join(lines)] if lines else []
    by_hand = [f"- {twins.markdown(HOME).to_page(page.path, page.title)}" for page in twins.manual.pages.values()]
    parts += [f"## {say('page.tab_more')}", "\n".join(by_hand)] if by_hand else []
    return "\n\n".join(parts) + "\n"


def _entry(twins: Twins, entry: Entry) -> str:
    about = "; ".join(_about(twins, entry)) if twins.language == "en" else "；".join(_about(twins, entry))
    return f"- {twins.markdown(HOME).to(entry)}" + (f": {about}" if about else "")


def _about(twins: Twins, entry: Entry) -> Iterator[str]:
    """How many rows it has, and the beginning of what it says of itself."""
    if isinstance(entry.item, FaqsFile):
        yield twins.say("desk.count_questions", n=len(entry.item.items))
    elif isinstance(entry.item, ScriptsFile):
        yield twins.say("desk.count_scripts", n=len(entry.item.items))
    text = next((text for name in ABOUT if isinstance(text := getattr(entry.item, name, None), RichText)), None)
    if text is not None:
        words = " ".join(twins.markdown(HOME, entry.id).words(text).split())
        yield escaped(words if len(words) <= LONGEST else f"{words[:LONGEST]}…")
