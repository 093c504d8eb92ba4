"""Who speaks on: "The staff denied it. Its guns had been silent, it said": the body that spoke last before.

A thing says nothing, so that "it" and "they" before a verb of saying stand for a speaker. It is the last one of the
paragraph's sentences before, by the subjects of verbs of saying; where that is a person or somebody not known, the
pronoun stays open.
"""

from standoff.reading.actors.ownership import speaking_verb
from standoff.reading.actors.scene import SUBJECTS, Antecedent, Scene
from standoff.reading.actors.wants import IT, fits, want_of
from standoff.reading.syntax import Token

_REACH = 3
_CLOSING = frozenset({",", ";", "”", "''", '"'})


def speaks_on(scene: Scene, token: Token) -> Antecedent | None:
    """The body or state for which "it" stands as the subject of a verb of saying, by who spoke before: in the sentence
    before, or further back where the verb stands apart from what is said."""
    verb = speaking_verb(scene, token)
    if verb is None or token.lower not in IT or token.dep not in SUBJECTS:
        return None
    apart = scene.document.tokens[token.i - 1].text in _CLOSING
    document, number = scene.document, scene.number_of(token.i)
    first = document.sentence_of(token).first
    if not apart and any(t.dep in SUBJECTS for t in document.tokens[first : token.i]):
        return None
    for n in range(number - 1, max(-1, number - 1 - (_REACH if apart else 1)), -1):
        sentence = document.sentences[n]
        if sentence.line != document.sentences[number].line:
            return None
        speakers = [t for t in scene.subjects(sentence) if not scene.quoted[t.i] and speaking_verb(scene, t)]
        if speakers:
            found = scene.antecedent(speakers[-1])
            return found if found is not None and _can_speak(scene, found, token) else None
    return None


def _can_speak(scene: Scene, found: Antecedent, token: Token) -> bool:
    return fits(scene, found, want_of(token)) and scene.sketch(found.keys[0]).party is not None
