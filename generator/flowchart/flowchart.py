"""The drawing of a procedure's flow, from the procedure to SVG."""

from generator.flowchart.drawing import svg
from generator.flowchart.layout import drawing_of
from generator.flowchart.plan import Names, flow_of
from generator.model.procedure import Procedure
from generator.texts import Texts


def flowchart(procedure: Procedure, names: Names, say: Texts, labels: tuple[str, str]) -> str:
    """The flow of ``procedure`` as SVG; '' where the list of steps says it all. ``labels`` are the words for exception and escalation."""
    flow = flow_of(procedure, names, say, labels)
    return svg(drawing_of(flow, say)) if flow else ""
