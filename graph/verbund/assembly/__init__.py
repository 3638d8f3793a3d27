"""A catalogue's files, made into a store."""

from verbund.assembly.building import Step, build, reading_findings
from verbund.assembly.shelf import Build, latest

__all__ = ["Build", "Step", "build", "latest", "reading_findings"]
