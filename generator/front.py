"""Front matter of a generated page. MkDocs' theme prints titles as they are, so that they are escaped here."""

import json

from markupsafe import Markup, escape


def front_matter(title: str, *hide: str) -> Markup:
    """The front matter block of a page called ``title``; ``hide`` as Material's (navigation, toc, path)."""
    lines = ["---", f"title: {json.dumps(str(escape(' '.join(title.split()))), ensure_ascii=False)}"]
    if hide:
        lines.append(f"hide: [{', '.join(hide)}]")
    return Markup("\n".join([*lines, "---"]))  # noqa: S704 - escaped above, and quoted as JSON
