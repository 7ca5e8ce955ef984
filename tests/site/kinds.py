"""One page of every kind of a built site."""

from pathlib import Path

from tests.site.conftest import Site

#: One page of every kind.
KINDS = (
    "index.html",
    "lead.html",
    "lookup.html",
    "organisation.html",
    "departments/*.html",
    "positions/index.html",
    "positions/*.html",
    "duties.html",
    "conduct.html",
    "policies/index.html",
    "policies/*.html",
    "procedures/index.html",
    "procedures/*.html",
    "scripts/index.html",
    "scripts/*.html",
    "faqs/index.html",
    "faqs/*.html",
    "training/index.html",
    "training/*.html",
    "forms/index.html",
    "forms/*.html",
    "glossary.html",
    "conventions.html",
    "pages/*.html",
)


def of_each_kind(site: Site) -> list[Path]:
    """A page of each kind: of several the longest."""
    found = []
    for pattern in KINDS:
        matching = [
            page.path for page in site.pages if page.path.relative_to(site.folder).match(pattern) and (page.path.name != "index.html" or "*" not in pattern)
        ]
        found += [max(matching, key=lambda path: path.stat().st_size)] if matching else []
    return found
