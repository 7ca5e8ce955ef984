"""The booklet of management systems (管理制度汇编): every policy with both its numberings, tables, figures and what its records are kept by."""

from typing import Any
from urllib.parse import urlsplit

from generator.model.policy import Approval, Figure, Policy, RecordRule
from generator.sheets.block import Block, Cell, Column, Group, Row, Sheet
from generator.sheets.booklet import Booklet, Order, Part, front, opening
from generator.sheets.document import company, declared, head
from generator.sheets.fields import field_text, grid
from generator.sheets.making import print_context
from generator.sheets.marking import marking
from generator.sheets.pen import Pen
from generator.sheets.printed import block_data, lines_data, sheet_data
from generator.sheets.statute import Passage, Statute
from generator.sheets.text import Text, joined, plain, stacked
from generator.views.record_rule import CHAINS, FIELDS, WIDE

FACTS = ("motto", "purpose", "applies_to", "procedures", "forms")
#: Endings of pictures, and what the printer calls them.
PICTURES = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "gif": "gif", "webp": "webp", "svg": "svg"}
#: Policies that are typeset at once.
TOGETHER = 8


def policies_booklet(order: Order) -> Booklet:
    """The booklet of all policies."""
    context = print_context(order.manual, order.language, order.today)
    made, sheets = [], []
    for own, policy in order.manual.policies.items():
        pen = Pen(context, own)
        sheet = _sheet(pen, own, policy)
        statute = Statute(pen, own, policy)
        passages = list(statute.passages())
        control = [*[block for block in declared(pen, policy.document) if block], *_concordance(pen, statute.pinned())]
        after = [(pen.label(Policy, "records"), _records(pen, policy)), (pen.say("page.document"), control)]
        data = sheet_data(sheet) | {"passages": [_passage(order, passage) for passage in passages]}
        data["after"] = [_group(title, blocks) for title, blocks in after if blocks]
        chapters = [(2, _heading(passage)) for passage in passages if passage.kind == "heading" and passage.depth == 0]
        made.append((data, ((1, policy.title), *chapters, *((2, title) for title, blocks in after if blocks))))
        sheets.append(_whole(sheet, passages, [block for _, blocks in after for block in blocks]))
    parts = [*opening()]
    for at in range(0, len(made), TOGETHER):
        some = made[at : at + TOGETHER]
        pictures = tuple(passage["figure"] for data, _ in some for passage in data["passages"] if passage.get("figure", {}).get("format"))
        heads = tuple(head for _, heads in some for head in heads)
        parts.append(Part("policies", {"policies": [data for data, _ in some]}, heads, pictures=pictures))
    title = order.pen.say("booklet.policies")
    subjects = [policy.title for policy in order.manual.policies.values()] if len(made) <= TOGETHER else []
    return Booklet("policies", title, front(order, title, subjects, None), tuple(parts), (), tuple(sheets))


def _sheet(pen: Pen, own: str, policy: Policy) -> Sheet:
    """What stands in the box on every page, and before the first chapter."""
    facts = grid(pen, "facts", "", policy, FACTS, ("motto", "purpose", "applies_to"))
    gap = pen.say("page.unwritten") if "body" in policy.unwritten else ""
    blocks = [block for block in (facts, Block("body", "", "text", gap=gap)) if block]
    return Sheet(
        id=own, kind="policy", language=pen.context.language, title=pen.say("booklet.policy"), name=policy.title, head=head(pen, policy.document, policy.title),
        blocks=tuple(blocks), marking=marking(pen, policy), company=company(pen),
    )  # fmt: skip


def _group(title: str, blocks: list[Block]) -> dict[str, Any]:
    """Blocks below a title of their own; one that is called the same does not say so again."""
    shown = ({**block_data(block), "title": "" if block.title == title else block.title} for block in blocks)
    return {"title": title, "blocks": list(shown)}


def _heading(passage: Passage) -> str:
    between = "" if passage.number.endswith(("、", "）")) else "　"
    return between.join(filter(None, (passage.number, passage.title)))


def _passage(order: Order, passage: Passage) -> dict[str, Any]:
    made = {
        "kind": passage.kind, "depth": passage.depth, "number": passage.number, "made": passage.made, "title": passage.title, "text": lines_data(passage.text),
        "heading": _heading(passage),
    }  # fmt: skip
    if passage.block is not None:
        made["block"] = block_data(passage.block)
    if passage.figure is not None:
        made["figure"] = _figure(order, passage.figure)
    return made


def _figure(order: Order, figure: Figure) -> dict[str, Any]:
    """The picture with its words; one that cannot be had, or not printed, is only its words."""
    words = {"title": figure.title or "", "alt": figure.describes or figure.title or figure.image, "path": figure.image}
    parts = urlsplit(figure.image)
    kind = PICTURES.get(figure.image.rsplit(".", 1)[-1].lower())
    content = order.picture(figure.image) if kind and not parts.scheme and not parts.netloc else None
    if content is None:
        return {**words, "format": ""}
    return {**words, "format": kind, "content": content.decode("utf-8", "replace") if kind == "svg" else list(content)}


def _records(pen: Pen, policy: Policy) -> list[Block]:
    """How each kind of record is kept."""
    made = []
    for at, rule in enumerate(policy.records):
        cells = [Cell(name, pen.label(RecordRule, name), text, wide=name in WIDE) for name in FIELDS if (text := _rule(pen, rule, name))]
        made.append(Block(f"records{at}", rule.what, "grid", tuple(cells)))
    return made


def _rule(pen: Pen, rule: RecordRule, name: str) -> Text:
    if name not in CHAINS:
        return field_text(pen, rule, name)
    chain: tuple[Approval, ...] = getattr(rule, name)
    return joined((pen.aside(pen.names((step.by,)), pen.write(step.about)) for step in chain), " → ")


def _concordance(pen: Pen, pinned: list[Passage]) -> list[Block]:
    """Which number the structure gives where an old one is kept."""
    columns = (Column("printed", pen.say("booklet.as_printed")), Column("made", pen.say("booklet.as_made")), Column("title", pen.say("booklet.passage")))
    rows = tuple(Row("", (plain(each.number), plain(each.made), plain(each.title or str(each.text).split("\n")[0]))) for each in pinned)
    return [Block("concordance", pen.say("booklet.concordance"), "table", columns=columns, groups=(Group("", rows),))] if rows else []


def _whole(sheet: Sheet, passages: list[Passage], after: list[Block]) -> Sheet:
    """Every word of a policy, to be looked through for signs that cannot be printed."""
    words = stacked(plain("".join((each.number, each.made, each.title))) + each.text for each in passages)
    blocks = [*sheet.blocks, Block("passages", "", "text", text=words), *(each.block for each in passages if each.block is not None), *after]
    return Sheet(sheet.id, sheet.kind, sheet.language, sheet.title, sheet.name, sheet.head, tuple(blocks), marking=sheet.marking, company=sheet.company)
