"""A thing as text, Markdown, JSON-LD or Turtle."""

from verbund.things.writing.forms import ThingFormat, written

__all__ = ["ThingFormat", "written"]
