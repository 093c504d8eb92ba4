"""The assignment of rows to columns of the greatest sum (Kuhn 1955; Jonker and Volgenant's shortest paths), sparse."""

from collections.abc import Mapping

INFINITE = float("inf")


def best_sum(gains: Mapping[tuple[int, int], float]) -> float:
    """The greatest sum of gains in which no row and no column is used twice; pairs that are absent gain nothing."""
    rows: dict[int, set[int]] = {}
    columns: dict[int, set[int]] = {}
    for row, column in gains:
        rows.setdefault(row, set()).add(column)
        columns.setdefault(column, set()).add(row)
    total, seen = 0.0, set()
    for start in rows:
        if start in seen:
            continue
        mine, theirs, waiting = {start}, set(), [start]
        while waiting:
            for column in rows[waiting.pop()] - theirs:
                theirs.add(column)
                fresh = columns[column] - mine
                mine |= fresh
                waiting += fresh
        seen |= mine
        total += _dense(sorted(mine), sorted(theirs), gains)
    return total


def _dense(rows: list[int], columns: list[int], gains: Mapping[tuple[int, int], float]) -> float:
    if len(rows) > len(columns):
        flipped = {(column, row): gain for (row, column), gain in gains.items() if row in set(rows)}
        return _dense(columns, rows, flipped)
    n, m = len(rows), len(columns)
    cost = [[-gains.get((row, column), 0.0) for column in columns] for row in rows]
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        match[0], at = row, 0
        least, way, used = [INFINITE] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while match[at] != 0:
            used[at] = True
            step, following = INFINITE, 0
            for column in range(1, m + 1):
                if not used[column]:
                    value = cost[match[at] - 1][column - 1] - u[match[at]] - v[column]
                    if value < least[column]:
                        least[column], way[column] = value, at
                    if least[column] < step:
                        step, following = least[column], column
            for column in range(m + 1):
                if used[column]:
                    u[match[column]] += step
                    v[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            match[at] = match[way[at]]
            at = way[at]
    return sum(-cost[match[column] - 1][column - 1] for column in range(1, m + 1) if match[column])
