"""Documents and desk -> the look-up: synonyms grouped, postings built."""

from collections.abc import Iterable

from search.analysis import Readings
from search.desk import Desk
from search.document import Document
from search.lookup import Lookup
from search.postings import build
from search.ranking import Ranking
from search.rankings import Rankings
from search.sounds import readings
from search.synonyms import groups_of


def built(documents: Iterable[Document], desk: Desk, context: Readings | None = readings) -> Lookup:
    """The look-up over ``documents``, built from nothing in memory; without ``context`` each character sounds as it does by itself."""
    documents = tuple(documents)
    groups = groups_of(desk.synonyms)
    tables = [Ranking(build(map(entry, table), groups, context), groups) for table in tables_of(documents)]
    return Lookup(documents, Rankings(tables), desk)


def tables_of(documents: Iterable[Document]) -> tuple[list[Document], list[Document]]:
    """The documents of each table of the ranking: FAQs, and everything else."""
    tables: tuple[list[Document], list[Document]] = [], []
    for document in documents:
        tables[document.kind != "faq"].append(document)
    return tables


def entry(document: Document) -> dict[str, object]:
    """What of ``document`` is ranked."""
    return {"id": document.id, "question": document.wordings[0], "similar": document.wordings[1:], "answer": document.body, "tags": document.tags}
