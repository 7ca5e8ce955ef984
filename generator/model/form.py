"""A form (D16, D19): sections of fields, tables with rows to fill, lines to write on, signatures."""

from generator.model.base import Item, Kept, Model, Short, said
from generator.model.common import ActorId, Document
from generator.model.text import Line, Rich
from generator.model.types import Amount, Count, Flag, Limit, Many
from generator.model.words import FieldType


class Field(Short, Item):
    """A field to fill in."""

    short = "name"
    name: Line = said("栏目", "Field")
    type: FieldType = said("填写方式", "Type", FieldType.TEXT)
    options: tuple[Line, ...] = said("选项", "Options", ())
    lines: Count | None = said("行数", "Lines", None)
    required: Flag = said("必填", "Required", False)
    example: Line | None = said("示例", "Example", None)
    note: Line | None = said("填写说明", "Note", None)


class FormTable(Model):
    """A table to fill in: ``rows`` empty rows, or rows that are begun."""

    title: Line | None = said("标题", "Title", None)
    columns: tuple[Line, ...] = said("列", "Columns")
    rows: Count = said("空行数", "Empty rows", 0)
    begun: tuple[tuple[Line, ...], ...] = said("已填的行", "Rows begun", ())


class Section(Item):
    """A part of the form: its fields, then its table."""

    title: Line | None = said("标题", "Title", None)
    text: Rich | None = said("说明", "Text", None)
    fields: tuple[Field, ...] = said("栏目", "Fields", ())
    table: FormTable | None = said("表格", "Table", None)


class Form(Kept):
    """forms/*.yml."""

    called = ("表单", "form")
    title: Line = said("表单名称", "Title")
    number: Line | None = said("表单编号", "Number", None)
    purpose: Rich | None = said("用途", "Purpose", None)
    filled_by: Many[ActorId] = said("填写人", "Filled in by", ())
    handed_to: Many[ActorId] = said("交给", "Handed to", ())
    keep: Limit | None = said("保存期限", "Kept for", None)
    copies: Amount | None = said("联数", "Copies", None)
    sections: tuple[Section, ...] = said("内容", "Sections", ())
    signatures: tuple[Line, ...] = said("签字栏", "Signatures", ())
    note: Rich | None = said("备注", "Note", None)
    document: Document | None = said("文件控制", "Document", None)
