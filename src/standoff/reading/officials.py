"""Reports that a state organ publishes itself: their own voice is a party's, not an outlet's (codebook, "statement").

"Ministry of Foreign Affairs of Peru" is such an outlet: it names an organ and one state. "Peruvian Army Radio" names
both too, but is a medium, and a country's media are not its state.
"""

import re
from dataclasses import replace

from standoff.knowledge.files import shipped
from standoff.knowledge.territories import load_territories
from standoff.knowledge.whoswho import WhosWho
from standoff.record.rows import Holder, Statement

_LONGEST_NAME = 4


def in_own_voice(root: Statement, who: WhosWho) -> Statement:
    """The root statement, held by the party whose organ publishes the report, where it is one."""
    party = official_party(root.source.text, who)
    if party is None:
        return root
    source = replace(root.source, holders=(Holder(None, party),), grounds="an organ of the state publishes the report")
    return replace(root, source=source)


def official_party(outlet: str | None, who: WhosWho) -> str | None:
    """The party whose organ publishes as `outlet`; None for a medium, or where state or organ is not clear."""
    words = re.findall(r"\w[\w'’.-]*", outlet or "")
    folded = [w.casefold() for w in words]
    if not words or set(folded) & set(shipped("media_words.yaml")["media_words"]):
        return None
    name = f" {' '.join(folded)} "
    organs = (o for o in who.organs if not o.independent and not o.members)
    if not any(f" {word.casefold()} " in name for organ in organs for word in organ.words):
        return None
    territories = load_territories()
    found = {
        territory.code
        for size in range(1, _LONGEST_NAME + 1)
        for n in range(len(words) - size + 1)
        for phrase in (" ".join(words[n : n + size]),)
        for territory in (*territories.named(phrase), *territories.of_demonym(phrase))
    }
    return found.pop() if len(found) == 1 else None
