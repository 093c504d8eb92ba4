"""Who stands behind a statement, and whether two statements stand against each other."""

from standoff.record.rows import Statement


def parties_of(statement: Statement) -> set[str]:
    """The parties of those who hold the statement."""
    return {h.party for h in statement.source.holders if h.party is not None}


def opponents(one: Statement, other: Statement) -> bool:
    """Whether the statements are of parties that are known and have no party in common."""
    ones, others = parties_of(one), parties_of(other)
    return bool(ones) and bool(others) and not ones & others


def words_of(statement: Statement) -> str:
    """The words of what is said; those of the whole statement where no content of its own is told."""
    return " … ".join(statement.content.quotes or statement.quotes)
