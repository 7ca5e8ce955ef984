"""Documents and desk -> an index to be written; what the index before has already is taken from it."""

from dataclasses import replace
from functools import cache

from search.analysis import sizes
from search.build import entry, tables_of
from search.desk import Desk
from search.document import Document
from search.postings import changed, gather
from search.ranking import Ranking
from search.rows import row
from search.sounds import readings
from search.store import Basis, Made
from search.synonyms import groups_of

#: With more than one in so many documents changed, the arrays are made from nothing.
MANY = 4


def made(documents: tuple[Document, ...], desk: Desk, before: Basis | None) -> Made:
    """The index of ``documents``. ``before`` must have been made by the same program."""
    groups = groups_of(desk.synonyms)
    size = sizes(groups)
    tables = tables_of(documents)
    if before and (len(before.tables) != len(tables) or before.tables[0].groups != groups):
        before = None  # with other synonyms everything has other terms
    known = before.marks if before else {}
    by_id = {document.id: document for document in documents}
    marks = {document.id: document.fingerprint for document in documents}
    same = {own for own, mark in marks.items() if known.get(own) == mark}

    @cache
    def terms(own: str) -> bytes:
        return before.terms(own) if before and own in same else row(entry(by_id[own]), groups, readings, size)

    rankings = []
    for number, table in enumerate(tables):
        ids = {document.id for document in table}
        old = before.tables[number] if before else None
        gone = [own for own in old.postings.ids if own not in ids or own not in same] if old else []
        come = ids - (set(old.postings.ids) - set(gone)) if old else ids
        if not before or not old or MANY * (len(gone) + len(come)) > len(ids):
            rankings.append(Ranking(gather({own: terms(own) for own in ids}), groups))
        elif gone or come:
            postings = changed(old.postings, {own: before.terms(own) for own in gone}, {own: terms(own) for own in come})
            rankings.append(Ranking(postings, groups))
        else:
            rankings.append(old)
    return Made(documents, marks, terms, tuple(rankings), desk)


def by_itself(made: Made) -> Made:
    """``made`` without what it was made from, which it would hold on to otherwise; terms are worked out again when they are asked for."""
    groups, by_id = made.tables[0].groups, {document.id: document for document in made.documents}
    size = sizes(groups)
    return replace(made, terms=lambda own: row(entry(by_id[own]), groups, readings, size))
