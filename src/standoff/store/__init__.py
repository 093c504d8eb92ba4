"""The record on disk: one SQLite file, opened with `Store`."""

from standoff.store.filing import Custody
from standoff.store.layer import Joining
from standoff.store.search import Hit
from standoff.store.store import Logged, Store

__all__ = ["Custody", "Hit", "Joining", "Logged", "Store"]
