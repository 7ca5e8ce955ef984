"""The manual: everything that can be referred to, in one id space, with references both ways."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.base import Model
from generator.model.desk import Faq, FaqsFile, Glossary, Script, ScriptsFile
from generator.model.form import Form
from generator.model.organisation import Organisation
from generator.model.policy import Policy
from generator.model.position import Conduct, ConductFile, DutiesFile, Position, SharedDuty
from generator.model.procedure import Procedure
from generator.model.questions import QuestionsFile
from generator.model.settings import Settings
from generator.model.signatures import Signatures
from generator.model.training import Training
from generator.record import Path, Record

#: Words for the customer and for the end where a step names who acts and what follows.
CUSTOMER = ("customer", "客户")
END = ("end", "结束")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with an id: ``id`` is its key in the whole manual (``repair-visit/call`` for a step)."""

    id: str
    kind: str
    title: str
    item: Model
    record: Record
    path: Path
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """A reference seen from its target: which entry refers, and in which field (its label in both languages)."""

    source: str
    label: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an inherited item was written: the position and the path in its file."""

    position: str
    path: Path


@dataclass(frozen=True)
class Resolved:
    """A position with everything it inherits; ``origins`` says of each block or item that came from elsewhere where."""

    position: Position
    origins: Mapping[Path, Origin] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """A hand-written Markdown page."""

    path: str
    title: str
    text: str
    grade: str | None = None


@dataclass(frozen=True)
class Manual:
    """All content, linked. Mappings are by id and in the order of ids."""

    settings: Settings
    organisation: Organisation | None
    positions: Mapping[str, Resolved]
    duties: Mapping[str, DutiesFile]
    conduct: Mapping[str, ConductFile]
    policies: Mapping[str, Policy]
    procedures: Mapping[str, Procedure]
    scripts: Mapping[str, ScriptsFile]
    faqs: Mapping[str, FaqsFile]
    training: Mapping[str, Training]
    forms: Mapping[str, Form]
    glossary: Glossary | None
    pages: Mapping[str, Page]
    entries: Mapping[str, Entry]
    used_by: Mapping[str, tuple[Use, ...]]
    numbers: Mapping[str, Mapping[Path, str]]
    images: tuple[str, ...] = ()
    #: The test questions of the look-up by their files' paths; a manual that was cut for readers has none.
    questions: Mapping[str, QuestionsFile] = field(default_factory=dict)
    #: The register of signatures, which no page shows; a manual that was cut for readers has none.
    signatures: Signatures = field(default_factory=Signatures)
    #: Ids that exist but lie above the audience's grade; nothing else is known of them here.
    withheld: frozenset[str] = frozenset()
    #: policy id -> the paths of body entries that keep their number and show nothing else.
    withheld_entries: Mapping[str, frozenset[Path]] = field(default_factory=dict)
    #: Pages, pictures and attachments below the content folder that are not put out.
    withheld_files: frozenset[str] = frozenset()

    def find(self, reference: str, scope: str = "") -> Entry | None:
        """The entry that ``reference`` names, seen from inside ``scope``: local ids come first."""
        return self.entries.get(f"{scope}/{reference}") or self.entries.get(reference)

    def is_withheld(self, reference: str, scope: str = "") -> bool:
        """Whether ``reference`` names something above the audience's grade."""
        return f"{scope}/{reference}" in self.withheld or (reference in self.withheld and f"{scope}/{reference}" not in self.entries)


__all__ = ["Conduct", "Entry", "Faq", "Manual", "Origin", "Page", "Resolved", "Script", "SharedDuty", "Use"]
