"""The index of one audience on disk: the documents and their terms by Whoosh, and beside them the arrays of the ranking and the desk."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from generator.write import write
from search.answer import Contact
from search.arrays import QUICKEST, dump, load
from search.desk import Desk
from search.document import Document, Named
from search.generations import DamagedError, Generations, Origin, Stamp
from search.ranking import Ranking
from search.shelf import Shelf, write_shelf

DESK, WHOOSH, REFUSED = "desk.json", "whoosh", "refused.json"
#: How often a reader follows the pointer again when the generation it named was replaced meanwhile.
TRIES = 5
#: Seconds to wait for another builder; the largest manual takes less than a minute.
PATIENCE = 180.0


class Basis(Protocol):
    """What a new index can be made from: tables of the ranking, the documents' fingerprints, and the row of each."""

    @property
    def tables(self) -> tuple[Ranking, ...]: ...

    @property
    def marks(self) -> Mapping[str, str]: ...

    @property
    def terms(self) -> Callable[[str], bytes]: ...


@dataclass(frozen=True)
class Index:
    """An index that was opened; what it has open stays good whatever becomes of the files."""

    folder: Path
    stamp: Stamp
    shelf: Shelf
    tables: tuple[Ranking, ...]
    desk: Desk

    @property
    def marks(self) -> Mapping[str, str]:
        """The documents' fingerprints."""
        return self.shelf.fingerprints()

    @property
    def terms(self) -> Callable[[str], bytes]:
        """The row of a document by its id."""
        return self.shelf.terms


@dataclass(frozen=True)
class Made:
    """An index that is not written yet: ``marks`` are the documents' fingerprints, ``terms`` gives the row of one by its id."""

    documents: tuple[Document, ...]
    marks: Mapping[str, str]
    terms: Callable[[str], bytes]
    tables: tuple[Ranking, ...]
    desk: Desk


class Store:
    """The index for ``audience`` (None: ungraded content) of a project."""

    def __init__(self, project: Path, audience: str | None) -> None:
        # an audience whose name could be taken for everybody's, in whatever case a system takes for the same
        name = "all" if audience is None else f"{audience}~" if audience.casefold() == "all" else audience
        self.audience = audience
        self.generations = Generations(project / ".deskbook" / "index" / name)

    def open(self) -> Index | None:
        """The index as it stands; None if there is none, or it is damaged, of another format or for another audience."""
        for _ in range(TRIES):
            try:
                folder, stamp = self.generations.current()
                return self._opened(folder, stamp) if stamp.origin.audience == self.audience else None
            except FileNotFoundError:  # never built; or replaced while it was being opened, then the pointer names the next one
                continue
            except (DamagedError, OSError):
                return None
            except Exception:  # whatever garbage makes of a reader: the index is built again
                return None
        return None

    def moved_on(self, index: Index | None) -> bool:
        """Whether another generation than that of ``index`` counts now."""
        name = self.generations.pointed()
        return name != (index.folder.name if index else "")

    def _opened(self, folder: Path, stamp: Stamp) -> Index:
        desk = desk_from(json.loads((folder / DESK).read_text("utf-8")))
        tables = tuple(Ranking(*load(path.read_bytes())) for path in sorted(folder.glob("arrays-*.bin")))
        return Index(folder, stamp, Shelf.opened(folder / WHOOSH), tables, desk)

    def save(self, origin: Origin, whole: bool, made: Made, before: Index | None) -> Index:
        """Write ``made`` as the next generation; ``before`` is what stands. Raises OSError. Only inside ``generations.alone``."""

        def fill(folder: Path) -> None:
            (folder / WHOOSH).mkdir()
            write_shelf(folder / WHOOSH, made.documents, made.terms, made.marks, (before.folder / WHOOSH, before.shelf) if before else None)
            for number, table in enumerate(made.tables):
                (folder / f"arrays-{number}.bin").write_bytes(dump(table.postings, table.groups, QUICKEST))
            (folder / DESK).write_text(json.dumps(asdict(made.desk), ensure_ascii=False), "utf-8")

        folder, stamp = self.generations.publish(origin, whole, len(made.documents), fill)
        return Index(folder, stamp, Shelf.opened(folder / WHOOSH), made.tables, made.desk)

    def refused(self, origin: Origin) -> bool:
        """Whether content like this was read before and found with errors."""
        try:
            return bool(json.loads((self.generations.folder / REFUSED).read_text("utf-8")) == asdict(origin))
        except (OSError, ValueError):
            return False

    def refuse(self, origin: Origin) -> None:
        """Remember that content like this has errors, so that it is not read again at each question. Raises OSError."""
        write(self.generations.folder / REFUSED, json.dumps(asdict(origin)).encode())


def desk_from(plain: dict[str, Any]) -> Desk:
    """What ``asdict`` made of a desk."""
    named = {name: tuple(Named(**row) for row in plain[name]) for name in ("topics", "channels")}
    contacts = tuple(Contact(**{**row, "who": tuple(row["who"])}) for row in plain["contacts"])
    synonyms = tuple(tuple(words) for words in plain["synonyms"])
    return Desk(**{**plain, **named, "contacts": contacts, "synonyms": synonyms, "never": tuple(plain["never"])})
