"""Standing bodies, formats, forces and channels, and each use that the parties make of them (codebook, "mechanism").

A mention is a known body by name, a common noun that the words in its own phrase make one ("the trilateral format",
"Russian peacekeepers"), or a noun that points back at either ("the alliance", "that commission"). What is done with it
is read off the verbs above it, nearest first; where none of them is a use, the mention says only that it was mentioned.
"""

from standoff.reading.mechanisms.rows import find_mechanisms

__all__ = ["find_mechanisms"]
