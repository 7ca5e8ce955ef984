"""The page of the docs that explains every code, made from the catalogue."""

from generator.catalogue import FAMILIES, Kind, catalogue, shown
from generator.texts import Texts


def problems_page(language: str) -> str:
    """docs/problems.md in Chinese, docs/problems.en.md in English."""
    say = Texts(language)
    parts = [f"# {say('report.page_title')}\n\n{say('report.page_intro')}\n"]
    family = ""
    for kind in catalogue().values():
        if kind.family != family:
            family = kind.family
            parts.append(f"## {say.pick(FAMILIES[family])}\n")
        parts.append(_section(kind, language, say))
    return "\n".join(parts)


def _section(kind: Kind, language: str, say: Texts) -> str:
    wording = kind.wording[language]
    fixed = say("report.page_fixed") if kind.fixed else say("report.page_flagged") if kind.flagged else ""
    lines = [f"### {kind.code}\n", f"*{say(f'report.{kind.severity}')}{fixed}*　{_escaped(wording.message)}\n", wording.why.strip() + "\n"]
    if wording.hint:
        lines.append(f"**{say('report.hint').strip()}** {_escaped(wording.hint)}\n")
    for title, example in ((say("cli.explain.wrong"), kind.wrong), (say("cli.explain.right"), kind.right)):
        if example:
            lines.append(f"{title}\n\n```yaml\n{example.rstrip()}\n```\n")
    return "\n".join(lines)


def _escaped(template: str) -> str:
    return shown(template).replace("<", "&lt;").replace("*", "\\*")
