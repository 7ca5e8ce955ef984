"""What the pages of scripts and questions need for copying: the scripts that do it, and what is known of the placeholders."""

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.html import Html
from generator.model.settings import Settings

#: Where the plugin puts the scripts.
ASSETS = "assets/deskbook"
#: The scripts that copy, in their order; what they build on is on every page.
SCRIPTS = ("clipboard.js", "script-copy.js")


@dataclass(frozen=True, slots=True)
class Copying:
    """Addresses of scripts, and the placeholders as JSON."""

    scripts: tuple[str, ...]
    placeholders: Markup


def copying(html: Html) -> Copying:
    """For the page that ``html`` writes."""
    settings = html.manual.settings
    return Copying(tuple(html.urls.asset(html.page, f"{ASSETS}/{name}") for name in SCRIPTS), in_page(placeholder_facts(settings)))


def placeholder_facts(settings: Settings) -> dict[str, dict[str, Any]]:
    """What a form says of each placeholder, and whether it stays the same all day."""
    return {one.name: {"about": one.about or "", "example": one.example or "", "remembered": one.remembered} for one in settings.placeholders}


def in_page(value: Any) -> Markup:
    """JSON inside a script element, on one line."""
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    return Markup(text)  # noqa: S704 - nothing in it can end the element
