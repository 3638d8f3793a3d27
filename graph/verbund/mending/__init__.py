"""Suggested repairs put into the tables: seen first, applied together, and taken back."""

from verbund.mending.journal import Journal, Undone
from verbund.mending.plan import Left, Plan, plan

__all__ = ["Journal", "Left", "Plan", "Undone", "plan"]
