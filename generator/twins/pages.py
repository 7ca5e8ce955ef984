"""Manual -> the twin of every page, by the page's source path."""

from collections.abc import Iterable, Iterator

from generator.model.base import Item, Kept, Model
from generator.model.desk import FaqsFile, Glossary, ScriptsFile
from generator.model.organisation import Department, Organisation
from generator.model.policy import Policy
from generator.model.position import ConductFile, DutiesFile, Position
from generator.model.procedure import Procedure
from generator.twins.by_hand import page_by_hand
from generator.twins.context import Twins
from generator.twins.desk import procedure, scripts, topic
from generator.twins.markdown import escaped
from generator.twins.policy import body as policy_body
from generator.twins.sheet import Sheet
from generator.urls import HOME, SHARED

#: Kind of an entry with a page of its own -> the field that names it.
NAMED = {
    "position": "name", "department": "name", "policy": "title", "procedure": "title", "scripts": "title", "topic": "topic", "training": "title",
    "form": "title",
}  # fmt: skip
#: Listing -> (its words, the kind it lists).
LISTINGS = {
    "positions/index.md": ("page.tab_positions", "position"), "policies/index.md": ("page.tab_policies", "policy"),
    "procedures/index.md": ("page.tab_procedures", "procedure"), "scripts/index.md": ("page.tab_scripts", "scripts"),
    "faqs/index.md": ("page.tab_faqs", "topic"), "training/index.md": ("page.training_plan", "training"), "forms/index.md": ("page.tab_forms", "form"),
}  # fmt: skip
Blocks = Iterator[str]


def documents(twins: Twins) -> Iterator[tuple[str, str]]:
    """(source path of the page, its twin)."""
    manual = twins.manual
    if HOME not in manual.pages:
        yield HOME, joined(home(twins))
    for entry in manual.entries.values():
        if entry.kind in NAMED:
            page = twins.urls.page(entry.id)
            yield page, joined(own_page(twins, page, entry.id, entry.kind, entry.item))
    for page, (key, kind) in LISTINGS.items():
        if any(entry.kind == kind for entry in manual.entries.values()):
            yield page, joined(listing(twins, page, twins.say(key), kind))
    yield from shared(twins)
    for found in manual.pages.values():
        yield found.path, page_by_hand(twins, found)


def joined(blocks: Iterable[str]) -> str:
    """A document of its blocks."""
    return "\n\n".join([block for block in blocks if block]) + "\n"


def own_page(twins: Twins, page: str, own: str, kind: str, item: Model) -> Blocks:
    """The twin of an entry that has a page."""
    scope = own if not isinstance(item, Position) else item.department or ""
    sheet = Sheet(twins, twins.markdown(page, scope), item)
    name = NAMED[kind]
    yield f"# {escaped(getattr(item, name) or twins.manual.entries[own].title)}"
    cited = sheet.fact(sheet.label(Item, "id"), escaped(own))
    if isinstance(item, FaqsFile):
        yield from topic(sheet, item, cited)
    elif isinstance(item, ScriptsFile):
        yield from scripts(sheet, item, cited)
    elif isinstance(item, Procedure):
        yield from procedure(sheet, item, cited)
    else:
        yield from sheet.body(item, 2, (name, "body"), [cited])
    if isinstance(item, Policy):
        yield from policy_body(sheet, own, item)
    if isinstance(item, Department):
        members = [position for position, whole in twins.manual.positions.items() if whole.position.department == own]
        if members:
            yield f"## {twins.say('page.tab_positions')}"
            yield sheet.markdown.links(members)


def listing(twins: Twins, page: str, title: str, kind: str) -> Blocks:
    """The twin of a listing: a line for each of ``kind``."""
    markdown = twins.markdown(page)
    yield f"# {escaped(title)}"
    yield "\n".join([f"- {markdown.to(entry)}" for entry in twins.manual.entries.values() if entry.kind == kind])


def home(twins: Twins) -> Blocks:
    """The twin of the home page: the title and the ways into the manual."""
    manual, markdown = twins.manual, twins.markdown(HOME)
    yield f"# {escaped(manual.settings.title or twins.say('page.home'))}"
    kinds = {entry.kind for entry in manual.entries.values()}
    ways = [(page, twins.say(key)) for page, (key, kind) in LISTINGS.items() if kind in kinds]
    ways += [(page, title) for page, title, _ in _shared(twins)]
    ways += [(page.path, page.title) for page in manual.pages.values()]
    yield "\n".join([f"- {markdown.to_page(page, title)}" for page, title in ways])


def _shared(twins: Twins) -> Iterator[tuple[str, str, Iterable[Model]]]:
    """(page, title, files) of the pages that several files or the whole manual share."""
    manual, say = twins.manual, twins.say
    if manual.duties:
        yield SHARED["duties"], say("office.duties"), manual.duties.values()
    if manual.conduct:
        yield SHARED["conduct"], say("office.conduct"), manual.conduct.values()
    if manual.organisation:
        yield SHARED["organisation"], say("page.tab_organisation"), (manual.organisation,)
    if manual.glossary:
        yield SHARED["glossary"], manual.glossary.title or say("page.glossary"), (manual.glossary,)
    yield SHARED["settings"], say("page.conventions_title"), (manual.settings,)


def shared(twins: Twins) -> Iterator[tuple[str, str]]:
    """The twins of those pages."""
    for page, title, files in _shared(twins):
        yield page, joined([f"# {escaped(title)}", *(block for file in files for block in _file(twins, page, file, len(list(files)) > 1))])


def _file(twins: Twins, page: str, file: Model, among_others: bool) -> Blocks:
    """What one file gives to a shared page."""
    sheet = Sheet(twins, twins.markdown(page), file)
    entry = next((entry for entry in twins.manual.entries.values() if entry.item is file), None)
    if among_others and entry:
        yield f"## {escaped(entry.title)}{twins.anchor(file)}"
    leave = ("title", "items", "departments", "terms") if isinstance(file, Kept) else ("title",)
    yield from sheet.body(file, 3 if among_others else 2, leave)
    if isinstance(file, Glossary):
        yield f"## {sheet.label(Glossary, 'terms')}"
        yield sheet.rows(file.terms)
    elif isinstance(file, Organisation):
        yield f"## {sheet.label(Organisation, 'departments')}"
        yield "\n".join([f"- {sheet.markdown.link(department.id)}" for department in file.departments])
    elif isinstance(file, DutiesFile | ConductFile):
        yield "\n".join([sheet.item(item, "") for item in file.items])
