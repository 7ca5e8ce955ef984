"""signatures.yml: who has signed which version of which sheet, and changes that are declared to be editing (D17)."""

from generator.model.base import Model, said
from generator.model.common import PositionId
from generator.model.text import Line
from generator.model.types import Day, Fingerprint


class Signed(Model):
    """One signature: it holds as long as what was signed for is what the sheet says, or a change was declared editorial."""

    position: PositionId = said("岗位", "Position")
    who: Line = said("签字人", "Signed by")
    fingerprint: Fingerprint = said(
        "规范指纹", "Fingerprint", more=("由 deskbook signatures --sign 写入，不用手填。", "Written by deskbook signatures --sign, not by hand.")
    )
    date: Day = said("签字日期", "Signed on")
    version: Line | None = said("版本", "Version", None)
    code: Line | None = said("校验码", "Code", None, more=("印在说明书页脚。", "Printed at the foot of the sheet."))
    left: Day | None = said("离岗日期", "Left on", None, more=("离岗或调岗后，签字不再计数。", "From then on the signature does not count."))


class Editorial(Model):
    """A change of what is signed for, declared to be editing: signatures of before stay good."""

    position: PositionId = said("岗位", "Position")
    from_: Fingerprint = said("原指纹", "From", alias="from")
    to: Fingerprint = said("新指纹", "To")
    by: Line = said("认定人", "Declared by")
    reason: Line = said("理由", "Reason")
    date: Day = said("认定日期", "Declared on")


class Signatures(Model):
    """The register of signatures; no page shows it."""

    called = ("签字登记", "signatures")
    signed: tuple[Signed, ...] = said("签字", "Signatures", ())
    editorial: tuple[Editorial, ...] = said("编辑性修改", "Editorial changes", ())
