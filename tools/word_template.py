"""Writes templates/sheets/{position,form}.{zh,en}.docx: ``python -m tools.word_template``.

These are the templates that HR edits in Word: labels are words, values are {{ fields }}, a row with {%tr for … %} goes through the rows below it,
a paragraph with {%p if … %} lets what follows vanish where it is not used.
"""

from collections.abc import Sequence
from pathlib import Path

from generator.sheets.word_fields import BLOCKS, HEAD, LISTS, SLIP, Label, worded
from generator.sheets.word_file import packed
from generator.texts import LANGUAGES
from generator.views.context import Labels
from tools.word_layout import APART, BOX, Cell, Row, field, instruction, label, paragraph, run, table, tag
from tools.word_package import package

OUT = Path(__file__).parent.parent / "templates" / "sheets"
#: How wide the columns of each table are.
SHARES = {
    "duties": (62, 38), "targets": (30, 17, 10, 10, 13, 30), "powers": (16, 60, 24), "never": (50, 50), "explained": (50, 50), "daily": (18, 82),
    "reports": (28, 12, 22, 16, 22), "history": (20, 20, 60),
}  # fmt: skip
#: Columns that stand as a line of their own in the cell of another: few positions have them.
BELOW = {"powers": {"text": "emergency"}, "reports": {"to": "approved_by"}}
PAIRS = (16, 34, 16, 34)
#: Height of a row to sign in, in twentieths of a point: 12 mm.
ROOM = 680
#: Height of a row to fill in by hand: 7 mm.
ROW = 397
LISTED = '<w:ind w:left="300" w:hanging="300"/>'


class Template:
    """The body of a template in one language."""

    def __init__(self, language: str) -> None:
        self.labels = Labels(language)
        self.say = self.labels.say
        self.colon = self.say("page.colon")

    def word(self, given: Label) -> str:
        """A label."""
        return worded(given, self.labels)

    def position(self) -> str:
        """The sheet of a position: every block by its name, then the slip."""
        parts = [paragraph("{{ name }}", "Title")]
        for name, named in BLOCKS.items():
            title = self.word(named.title)
            parts += [tag(f"if {name}"), paragraph(f"{title} {{{{ {name}.gap }}}}", "BlockTitle"), self.block(name), APART, tag("endif")]
        return "".join([*parts, self.slip()])

    def block(self, name: str) -> str:
        """What stands below the title of a block."""
        named = BLOCKS[name]
        if name in LISTS:
            return self.listed(name)
        if named.columns:
            return self.tabled(name)
        match name:
            case "master":
                return self.pairs(name, list(named.cells)[:6], loop="others")
            case "requires":
                return tag(f"if {name}.cells") + self.pairs(name, list(named.cells)) + tag("endif")
            case "ratings":
                return table(self.lines("ratings.lines"), PAIRS)
            case "equipment" | "conditions":
                cells = Row([label("{{ cell.label }}"), Cell("{{ cell.text }}")])
                return table([instruction(f"for cell in {name}.cells", 2), cells, instruction("endfor", 2)], (16, 84))
            case "document":
                return self.signed(name)
            case "works_with":
                return ""
        return table([instruction(f"if {name}.text", 1), Row([Cell(f"{{{{ {name}.text }}}}")], split=True), instruction("endif", 1)], (1,))

    def pairs(self, name: str, cells: Sequence[str], loop: str = "") -> str:
        """A grid whose cells are always there, two in a row, and whatever else is given."""
        rows = []
        for at in range(0, len(cells), 2):
            both, row = cells[at : at + 2], []
            for key in both:
                row += [label(self.word(BLOCKS[name].cells[key])), Cell(f"{{{{ {name}.{key} }}}}", span=1 if len(both) == 2 else 3)]
            rows.append(Row(row))
        return table([*rows, *(self.lines(f"{name}.{loop}") if loop else [])], PAIRS)

    @staticmethod
    def lines(path: str) -> list[Row]:
        """Two labelled cells in each row, a wide one alone."""
        left = [label("{{ line.left.label }}"), Cell("{{ line.left.text }}")]
        right = [label("{{ line.right.label }}"), Cell("{{ line.right.text }}")]
        return [
            instruction(f"for line in {path}", 4), instruction("if line.right", 4), Row([*left, *right]), instruction("else", 4),
            Row([left[0], Cell("{{ line.left.text }}", span=3)]), instruction("endif", 4), instruction("endfor", 4),
        ]  # fmt: skip

    def tabled(self, name: str) -> str:
        """A table of its own for each group, so that its head, repeated on the next page, says which group it is."""
        below, columns = BELOW.get(name, {}), dict(BLOCKS[name].columns)
        hidden = {key: columns.pop(key) for key in below.values()}
        head = [label(self.word(given)) for given in columns.values()]
        if name == "duties":
            head[0] = label(f"{head[0].text}{{% if group.title %}}{self.colon}{{{{ group.title }}}}{{% endif %}}")
        if name == "powers":  # every right stands in a group
            head[0] = label("{{ group.title }}")
        cells = []
        for key in columns:
            under = below.get(key, "")
            more = [tag(f"if row.{under}"), f"{self.word(hidden[under])}{self.colon}{{{{ row.{under} }}}}", tag("endif")] if under else []
            cells.append(Cell([f"{{{{ row.{key} }}}}", *more], top=True))
        count = len(columns)
        rows = [Row(head, head=True), instruction("for row in group.rows", count), Row(cells), instruction("endfor", count)]
        return tag(f"for group in {name}.groups") + table(rows, SHARES[name]) + APART + tag("endfor")

    @staticmethod
    def listed(name: str) -> str:
        """Numbered lines in a box, each group below its title."""
        row = Cell([paragraph("{{ loop.index }}. {{ row.text }}", "Cell", LISTED)])
        rows = [
            instruction(f"for group in {name}.groups", 1), instruction("if group.title", 1), Row([Cell("{{ group.title }}", "Group")]), instruction("endif", 1),
            instruction("for row in group.rows", 1), Row([row]), instruction("endfor", 1), instruction("endfor", 1),
        ]  # fmt: skip
        return table(rows, (1,), BOX)

    def signed(self, name: str) -> str:
        """Who prepared, checked and approved it, and from when it holds."""
        cells = BLOCKS[name].cells
        heads = Row([label(self.word(given)) for given in cells.values()])
        return table([heads, Row([Cell(f"{{{{ {name}.{key} }}}}", "Signed") for key in cells], height=ROOM)], (1,) * len(cells))

    def slip(self) -> str:
        """What the holder signs and HR keeps."""
        keep = "<w:keepNext/>"
        named = [label(self.word(given)) for given in SLIP.values()]
        cells = [cell for one in named for cell in (one, Cell(""))]
        return "".join([
            tag("if confirm"),
            paragraph(self.say("sheet.print_cut"), "Cut"),
            paragraph(self.say("sheet.print_slip"), "Subtitle", keep),
            paragraph(f"{{{{ title }}}}{self.colon}{{{{ name }}}}    {self.say('sheet.print_code')}{self.colon}{{{{ code }}}}", "", keep),
            paragraph("{{ confirm }}", "", keep),
            table([Row(cells, height=ROOM)], (15, 20, 12, 24, 9, 20)),
            tag("endif"), APART,
        ])  # fmt: skip

    def form(self) -> str:
        """Any other sheet: whatever blocks it has, each as its shape asks."""
        keep = "<w:keepNext/>"
        said = paragraph("{{ block.text }}", "Cell", keep)
        grid = [Row(row.cells, height=0 if row.cells[0].style == "Tag" else ROW) for row in self.lines("block.lines")]
        signed = [Row(row.cells, height=row.height and ROOM) for row in grid]
        columns = [Cell("{%tc for column in block.columns %}", "Tag"), label("{{ column.label }}"), Cell("{%tc endfor %}", "Tag")]
        cells = [Cell("{%tc for cell in row.cells %}", "Tag"), Cell("{{ cell }}"), Cell("{%tc endfor %}", "Tag")]
        tables = [
            instruction("if group.title", 3), Row([Cell("{% colspan block.width %}{{ group.title }}", "Group", 3)], head=True), instruction("endif", 3),
            Row(columns, head=True), instruction("for row in group.rows", 3), Row(cells, height=ROW), instruction("endfor", 3),
        ]  # fmt: skip
        return "".join([
            paragraph("{{ name }}", "Title"),
            tag("for block in blocks"),
            tag("if block.title or block.gap"), paragraph("{{ block.title }} {{ block.gap }}", "BlockTitle"), tag("endif"),
            tag("if block.text"), table([Row([Cell([said])], split=True)], (1,)), paragraph("", "Apart", keep), tag("endif"),
            tag('if block.shape == "signatures"'), table(signed, PAIRS), APART,
            tag("elif block.cells"), table(grid, PAIRS), APART, tag("endif"),
            tag("if block.columns"),
            tag("for group in block.groups"), table(tables, None), APART, tag("endfor"),
            tag("elif block.groups"), self.listed("block"), APART, tag("endif"),
            tag("endfor"), APART,
        ])  # fmt: skip

    def header(self) -> str:
        """The box on top of each page."""
        number, name, version, pages = (label(self.word(given)) for given in HEAD.values())
        before, between, after = self.say("sheet.print_page_of", page="\0", pages="\0").split("\0")
        page = paragraph(run(before) + field("PAGE") + run(between) + field("NUMPAGES") + (run(after) if after else ""), "Cell")
        company = [tag("if company"), paragraph("{{ company }}", "Company"), tag("endif"), paragraph("{{ title }}", "Document")]
        rows = [
            Row([Cell(company, merged="restart"), name, Cell("{{ head.name }}"), pages, Cell([page])]),
            Row([Cell("", merged="continue"), number, Cell("{{ head.number }}"), version, Cell("{{ head.version }}")]),
        ]
        marked = tag("if marking") + paragraph("{{ marking }}", "Marking") + tag("endif")
        return marked + table(rows, (25, 13, 32, 11, 19)) + paragraph("", "Apart", '<w:spacing w:line="140" w:lineRule="exact"/>')

    def footer(self) -> str:
        """The short code and the fingerprint of the content."""
        colon = self.colon
        said = f"{self.say('sheet.print_code')}{colon}{{{{ code }}}}\t{self.say('sheet.print_fingerprint')}{colon}{{{{ fingerprint }}}}"
        return tag("if code") + paragraph(said, "Footer") + tag("endif") + APART


def templates() -> dict[str, bytes]:
    """Every template by its file name."""
    made = {}
    for language in LANGUAGES:
        template = Template(language)
        for kind, body in (("position", template.position()), ("form", template.form())):
            made[f"{kind}.{language}.docx"] = packed(package(language, body, template.header(), template.footer()))
    return made


if __name__ == "__main__":
    for name, content in templates().items():
        (OUT / name).write_bytes(content)
