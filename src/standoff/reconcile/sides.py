"""Who stands behind a statement, and in which words."""

from standoff.record.rows import Statement


def parties_of(statement: Statement) -> set[str]:
    """The parties of those who hold the statement."""
    return {h.party for h in statement.source.holders if h.party is not None}


def words_of(statement: Statement) -> str:
    """The words of what is said; those of the whole statement where no content of its own is told, or one word stands
    for it ("denied that")."""
    return " … ".join(statement.quotes if is_bare(statement) else statement.content.quotes)


def is_bare(statement: Statement) -> bool:
    """Whether nothing is told of what is said, or one word that only points at it."""
    return len(" ".join(statement.content.quotes).split()) <= 1
