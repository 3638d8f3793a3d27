"""Events from web pages, conference schedules and calendars."""

from verbund.importing.events.importer import Events

__all__ = ["Events"]
