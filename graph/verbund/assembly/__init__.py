"""A catalogue's files, made into a store."""

from verbund.assembly.building import Build, Step, build, latest, reading_findings

__all__ = ["Build", "Step", "build", "latest", "reading_findings"]
