"""Who stands behind a statement, and in which words."""

from standoff.record.rows import Statement


def parties_of(statement: Statement) -> set[str]:
    """The parties of those who hold the statement."""
    return {h.party for h in statement.source.holders if h.party is not None}


def words_of(statement: Statement) -> str:
    """The words of what is said; those of the whole statement where no content of its own is told."""
    return " … ".join(statement.content.quotes or statement.quotes)
