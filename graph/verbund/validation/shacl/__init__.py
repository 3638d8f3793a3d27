"""SHACL Core, as far as our shapes use it: fast enough to be asked at every save."""

from verbund.validation.shacl.evaluation import evaluate, look
from verbund.validation.shacl.facts import Facts
from verbund.validation.shacl.results import Result
from verbund.validation.shacl.shapes import read_shapes

__all__ = ["Facts", "Result", "evaluate", "look", "read_shapes"]
