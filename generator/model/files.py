"""Which model reads a file of which kind."""

from generator.model.base import Model
from generator.model.desk import FaqsFile, Glossary, ScriptsFile
from generator.model.form import Form
from generator.model.organisation import Organisation
from generator.model.policy import Policy
from generator.model.position import ConductFile, DutiesFile, Position
from generator.model.procedure import Procedure
from generator.model.questions import QuestionsFile
from generator.model.settings import Settings
from generator.model.signatures import Signatures
from generator.model.training import Training

MODELS: dict[str, type[Model]] = {
    "organisation": Organisation,
    "duties": DutiesFile,
    "position": Position,
    "conduct": ConductFile,
    "policy": Policy,
    "procedure": Procedure,
    "scripts": ScriptsFile,
    "faqs": FaqsFile,
    "training": Training,
    "form": Form,
    "glossary": Glossary,
    "questions": QuestionsFile,
    "signatures": Signatures,
    "settings": Settings,
}
