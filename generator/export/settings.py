"""mkdocs.yml of a plain project: the project's own, as far as it can stand without the plugin."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.export.project import DOCS, THEME
from generator.furniture import EVERYWHERE, without
from generator.manual import Manual
from generator.pages import navigation
from generator.resources import asset_files
from generator.views.copying import ASSETS
from generator.write import write

#: Plugins that are left out: ours, and the search of the theme, which ours takes the place of.
OURS = ("deskbook", "search", "material/search")
#: Settings that name files of the project which are no part of its pages.
LEFT = ("INHERIT", "hooks", "watch", "site_dir", "remote_branch", "remote_name")


def write_config(manual: Manual, config: Any, folder: Path, plugins: Sequence[Any] | None = None) -> None:
    """Write it to ``folder``, with ``plugins`` or with the project's others; tags that only MkDocs knows stay as they are."""
    language = manual.settings.language.key
    root = _composed(Path(config.config_file_path))
    nav = navigation(manual, language) if config.nav is None else without(config.nav, manual.withheld_files)
    styles = [f"{ASSETS}/{asset.name}" for asset in asset_files() if asset.suffix == ".css"]
    scripts = [f"{ASSETS}/{name}" for name in EVERYWHERE]
    _drop(root, LEFT)
    _put(root, {"docs_dir": DOCS, "nav": nav, "site_name": config.site_name})
    _put(root, {"extra_css": [*(each for each in config.extra_css if each not in styles), *styles]})
    _extend(root, "extra_javascript", scripts)
    if plugins is None:
        _without_ours(root)
    else:
        _put(root, {"plugins": list(plugins)})
    if config.theme.name == "material":
        theme = _value(root, "theme")
        if not isinstance(theme, yaml.MappingNode):
            theme = _node({"name": "material"})
            _set(root, "theme", theme)
        _put(theme, {"language": language})
        _drop(theme, ("custom_dir",))
        if (folder / THEME).is_dir():
            _put(theme, {"custom_dir": THEME})
    text = yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=1000)
    write(folder / "mkdocs.yml", text.encode())


def _composed(path: Path) -> Any:
    """The settings as nodes, laid over those that they inherit."""
    root = yaml.compose(path.read_text("utf-8"), yaml.SafeLoader) or _node({})
    above = _value(root, "INHERIT")
    return _laid_over(_composed(path.parent / str(above.value)), root) if above is not None else root


def _laid_over(below: Any, above: Any) -> Any:
    """Mappings key by key, all else as a whole."""
    if not (isinstance(below, yaml.MappingNode) and isinstance(above, yaml.MappingNode)):
        return above
    for key, value in above.value:
        known = _value(below, key.value)
        _set(below, key.value, _laid_over(known, value) if known is not None else value)
    return below


def _node(value: Any) -> Any:
    return yaml.compose(yaml.safe_dump(value, allow_unicode=True), yaml.SafeLoader)


def _value(mapping: Any, key: str) -> Any:
    return next((value for name, value in mapping.value if name.value == key), None)


def _set(mapping: Any, key: str, value: Any) -> None:
    for number, (name, _) in enumerate(mapping.value):
        if name.value == key:
            mapping.value[number] = (name, value)
            return
    mapping.value.append((_node(key), value))


def _put(mapping: Any, values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        _set(mapping, key, _node(value))


def _drop(mapping: Any, keys: Sequence[str]) -> None:
    mapping.value = [(name, value) for name, value in mapping.value if name.value not in keys]


def _extend(root: Any, key: str, values: Sequence[str]) -> None:
    """Put ``values`` behind what a list of the project has."""
    held = _value(root, key)
    more = _node(list(values))
    if isinstance(held, yaml.SequenceNode):
        known = {each.value for each in held.value if isinstance(each, yaml.ScalarNode)}
        more.value = [*held.value, *(each for each in more.value if each.value not in known)]
    _set(root, key, more)


def _without_ours(root: Any) -> None:
    """The project's other plugins, whether it lists them or names them as keys."""
    held = _value(root, "plugins")
    if isinstance(held, yaml.MappingNode):
        _drop(held, OURS)
    elif isinstance(held, yaml.SequenceNode):
        held.value = [each for each in held.value if _plugin(each) not in OURS]


def _plugin(node: Any) -> str:
    return str(node.value[0][0].value if isinstance(node, yaml.MappingNode) and node.value else node.value)
