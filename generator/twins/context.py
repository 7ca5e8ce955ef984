"""What every twin is made from."""

import posixpath
from functools import cached_property
from urllib.parse import unquote

from generator.manual import Manual
from generator.model.base import Model
from generator.texts import Texts
from generator.twins.markdown import Markdown, twin_of
from generator.urls import HOME, Urls
from generator.views.context import Labels


class Twins:
    """Shared by all twins of one run."""

    def __init__(self, manual: Manual, language: str, directory_urls: bool) -> None:
        self.manual, self.language = manual, language
        self.urls = Urls(manual, directory_urls)
        self.say, self.label = Texts(language), Labels(language)

    def markdown(self, page: str, scope: str = "") -> Markdown:
        """The renderer for the twin of ``page``."""
        return Markdown(self.manual, self.urls, self.language, page, scope)

    def file(self, page: str) -> str:
        """Where the twin of ``page`` is written, below the site's root."""
        return posixpath.normpath(unquote(twin_of(self.urls.to_page(HOME, page))))

    @cached_property
    def _anchors(self) -> dict[int, str]:
        return {id(entry.item): self.urls.anchor(entry.id) for entry in self.manual.entries.values()}

    def anchor(self, item: Model) -> str:
        """What links to ``item`` end in; it stands behind its first line in braces."""
        own = self._anchors.get(id(item))
        return f" {{#{own}}}" if own else ""

    @cached_property
    def acts(self) -> dict[str, str]:
        """What a power lets its holder do, by the name that steps need it by."""
        holders = [whole.position.powers for whole in self.manual.positions.values()]
        kinds = [kind for powers in holders if powers for kind in (powers.operations, powers.personnel, powers.finance)]
        words = self.markdown(HOME).words
        return {power.act: f"{words(power.text)} ({power.act})" for kind in kinds for power in kind if power.act}
