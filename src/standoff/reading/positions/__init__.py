"""What each side demands, offers, refuses or accepts, and on which condition (codebook, "position").

A position is read off a statement: its holders' parties hold it, its stance or its wording gives its kind, its content
names the issue. A statement whose holders are unknown, or whose content names no course, is no position.
"""

from standoff.reading.positions.rows import find_positions

__all__ = ["find_positions"]
