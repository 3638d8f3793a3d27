"""What changes between two releases, and what is kept of each."""

from verbund.releasing.changeset import changeset
from verbund.releasing.comparing import Snapshot, compare
from verbund.releasing.dating import dates, gone
from verbund.releasing.freezing import freeze
from verbund.releasing.history import Release, place_of, releases
from verbund.releasing.model import Change, Comparison, Difference, How
from verbund.releasing.opening import opened

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "How",
    "Release",
    "Snapshot",
    "changeset",
    "compare",
    "dates",
    "freeze",
    "gone",
    "opened",
    "place_of",
    "releases",
]
