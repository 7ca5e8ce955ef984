"""A manual in which everything that can carry a grade does so, at two grades, and open things refer to all of it.

Each text of a graded thing holds a word of its own, ``knra-…-t`` at the lower and ``knrb-…-t`` at the higher grade;
ids and names of files hold ``knra-`` or ``knrb-`` too. Nothing else in the manual does.
"""

from collections.abc import Mapping
from typing import Any

from tests.site.graded_parts import open_files
from tests.site.grading import LEVELS, PIXEL, Data, Level

__all__ = ["LEVELS", "PIXEL", "files"]


def files(until: str = "") -> Mapping[str, Any]:
    """The whole manual: name of a file below content/ -> its data, text or bytes."""
    both = [Level(word, until) for word in LEVELS]
    made: Data = {}
    for level in both:
        made |= _whole(level)
    return {**made, **open_files(both)}


def _whole(level: Level) -> Data:
    """Files that are graded as a whole."""
    w, t = level.id, level.text
    return {
        f"policies/{w('policy')}.yml": level(
            "policy", "title", "purpose", own=False, body=[{"chapter": t("policy-chapter")}, {"article": "inner", "text": t("policy-article")}]
        ),
        f"positions/{w('position')}.yml": level(
            "position",
            "name",
            "summary",
            own=False,
            department="open-department",
            duties=[{"group": t("position-group"), "items": [t("position-duty")]}],
            skills=[t("position-skill")],
            knowledge=[t("position-knowledge")],
            hours=t("position-hours"),
            powers={"operations": [{"right": "决定", "act": w("position-act"), "text": t("position-power")}]},
        ),
        f"procedures/{w('procedure')}.yml": level("procedure", "title", own=False, steps=[{"id": "one", "who": "customer", "do": t("procedure-step")}]),
        f"forms/{w('form')}.yml": level("form", "title", own=False, sections=[{"fields": [t("form-field")]}]),
        f"training/{w('training')}.yml": level("training", "title", own=False, courses=[{"id": "first", "title": t("training-course")}]),
        f"faqs/{w('topic')}.yml": level(
            "topic", "topic", own=False, items=[{"id": w("topic-faq"), "question": t("topic-question"), "answer": t("topic-answer")}]
        ),
        f"scripts/{w('scripts')}.yml": level(
            "scripts", "title", own=False, items=[{"id": w("scripts-script"), "stage": "open-stage", "say": t("scripts-say")}]
        ),
        f"conduct/{w('conducts')}.yml": level("conducts", "title", own=False, items=[{"text": t("conducts-text")}]),
        f"duties/{w('duties')}.yml": level("duties", "title", own=False, items=[{"text": t("duties-text")}]),
        f"pages/{w('page')}.md": f"---\ntitle: 页{t('page-title')}\ngrade: {w('grade')}\n---\n\n# {t('page-heading')}\n\n{t('page-text')} "
        f"![图]({w('onpage')}.png) [件]({w('attached')}.pdf)\n",
        f"pages/{w('onpage')}.png": PIXEL,
        f"pages/{w('attached')}.pdf": f"%PDF {t('attached')}".encode(),
        f"images/{w('figure')}.png": PIXEL,
    }
