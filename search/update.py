"""Documents and desk -> an index to be written; what the index before has already is taken from it."""

from functools import cache

from search.build import entry, tables_of
from search.desk import Desk
from search.document import Document
from search.postings import changed, gather
from search.ranking import Ranking
from search.rows import row
from search.sounds import readings
from search.store import Index, Made
from search.synonyms import groups_of

#: With more than one in so many documents changed, the arrays are made from nothing.
MANY = 4


def made(documents: tuple[Document, ...], desk: Desk, before: Index | None) -> Made:
    """The index of ``documents``. ``before`` must have been made by the same program."""
    groups = groups_of(desk.synonyms)
    tables = tables_of(documents)
    if before and (len(before.tables) != len(tables) or before.tables[0].groups != groups):
        before = None  # with other synonyms everything has other terms
    known = before.shelf.fingerprints() if before else {}
    by_id = {document.id: document for document in documents}
    marks = {document.id: document.fingerprint for document in documents}
    same = {own for own, mark in marks.items() if known.get(own) == mark}

    @cache
    def terms(own: str) -> bytes:
        return before.shelf.terms(own) if before and own in same else row(entry(by_id[own]), groups, readings)

    rankings = []
    for number, table in enumerate(tables):
        ids = {document.id for document in table}
        old = before.tables[number] if before else None
        gone = [own for own in old.postings.ids if own not in ids or own not in same] if old else []
        come = ids - (set(old.postings.ids) - set(gone)) if old else ids
        if not old or set(gone) - come or MANY * (len(gone) + len(come)) > len(ids):  # what is gone for good shifts every number
            postings = gather({own: terms(own) for own in ids})
        elif before and (gone or come):
            postings = changed(old.postings, {own: before.shelf.terms(own) for own in gone}, {own: terms(own) for own in come})
        else:
            postings = old.postings
        rankings.append(Ranking(postings, groups))
    return Made(documents, marks, terms, tuple(rankings), desk)
