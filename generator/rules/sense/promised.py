"""Which of the times in a text are promised to the customer."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.model.limit import Direction, Limit
from generator.rules.sense.durations import HINT, durations, length

CLAUSE = re.compile(r"[^，,；;。！？!?\n]+")
#: What the desk does, or what then happens for the customer. 联系我们 is for the customer to do.
DEEDS = re.compile(
    r"回电|回话|回复(?!我|本)|回访|回您|答复|致电|来电|联系(?!我|客服)|打给|打电话|[给为帮向][您你]|到账|上门|赶到|处理|办[好完妥结理]|解决|修[好复]|恢复|完成|寄[出回]"
    r"|发[出货]|补[发寄]|重[发开]|开[具好]|换好|退[回还到给款]|原路退|打款|接手|跟进|受理|响应|安排|派[人工]|送[到达回]|通知|开通|出结果|审[核批]|核实|查清|到(?:$|达|您|货)|收到"
)
AT_ONCE = re.compile(rf"^(?:就|即|会|能|可以?|必)*(?:{DEEDS.pattern})")
#: A time of which one of these stands before is a condition, a period or for the customer to keep.
NO_PROMISE_BEFORE = re.compile(
    r"签收|购买|买|收到?货|到货|拿到|保修|质保|无理由|超过|未|没|如果|若|要是|每|等待?$|[关开]机|拔电|长按|充电|间隔|隔$|[最]近|过去|已|请(?!您?放心)|自动|您(?!的|放心)"
)
NO_PROMISE_AFTER = re.compile(
    r"^(?:可|能|都[可能]|均可)(?!.{0,4}[给为帮][您你])|^(?:请|未|没|不|无)|无理由|退货|退换|换货|有效|保修|免费|故障|给我|发我|联系我"
)
#: 派工后2天内上门 is about the visit: what comes before is only where the time begins.
BEGINNING = re.compile(r"^.*(?:以后|之后|后|起)")
OURS = re.compile(r"\b(?:we|i|we'll|i'll|our|us|will|'ll)\b", re.IGNORECASE)
DEEDS_EN = re.compile(
    r"\b(?:call|ring|phone|reply|answer|refund|pay|return|send|ship|visit|come|arrive|reach|repair|fix|mend|get back|hear|be there"
    r"|deliver|replace|contact|credit|solve|respond|take over)\w*",
    re.IGNORECASE,
)
NO_PROMISE_EN = re.compile(
    r"\b(?:if|unless|please|must|you (?:can|may|need|have|must|should)|warranty|bought|purchase\w*|delivery|(?:send|tell|let|call|contact) us)\b", re.IGNORECASE
)


class Promise(NamedTuple):
    """A time that a text promises: the words that say what happens in it, and which of equal passages it is."""

    limit: Limit
    passage: str
    nth: int
    clause: str
    deeds: str


def promised(text: str) -> Iterator[Promise]:
    """Every promise in ``text``. Meant to miss some rather than to take a condition for a promise."""
    if not HINT.search(text):
        return
    for clause in CLAUSE.finditer(text):
        for found in durations(clause[0]):
            if found.limit.direction is not Direction.AT_MOST or length(found.limit) is None:
                continue
            before, after = clause[0][: found.start], clause[0][found.end :]
            deeds = _deeds(before, found.passage, after) or _deeds_en(before, found.passage, after)
            if deeds:
                nth = text[: clause.start() + found.start].count(found.passage)
                yield Promise(found.limit, found.passage, nth, f"{BEGINNING.sub('', before)} {after}", deeds)


def _deeds(before: str, passage: str, after: str) -> str:
    if NO_PROMISE_BEFORE.search(before) or NO_PROMISE_AFTER.search(after[:8]):
        return ""
    bound = passage.endswith("内") or passage.startswith(("最", "不"))
    if bound or AT_ONCE.match(after):
        return " ".join(DEEDS.findall(after[:14]))
    return ""


def _deeds_en(before: str, passage: str, after: str) -> str:
    clause = f"{before} {after}"
    if not passage.lower().startswith(("within", "in ", "at most", "up to")) or NO_PROMISE_EN.search(clause) or not OURS.search(clause):
        return ""
    return " ".join(DEEDS_EN.findall(clause))
