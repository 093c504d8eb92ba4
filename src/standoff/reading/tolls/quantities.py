"""Quantities of people in words and digits: "at least three", "between 10 and 12", "more than a dozen", "dozens".

`read_quantity` takes the words of a noun phrase up to its head and gives the range they allow. Ordinals, ages, years,
money and distances are not quantities of people.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from standoff.knowledge.toll_terms import TollTerms

LONGEST_FIGURE = 15
"""A longer run of digits counts nobody: it is an account, a telephone, or noise."""
_DIGITS = re.compile(r"\d{1,3}(?:[,  ]\d{3})+|\d+")
_DECIMAL = re.compile(r"\d{1,4}\.\d{1,3}")
_RANGE = re.compile(r"(\d+)\s*[-–—]\s*(\d+)")
_LARGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: None is open on that side. `hedge` is the wording that makes it less than exact."""

    low: int | None
    high: int | None
    hedge: str | None = None


def read_quantity(words: tuple[str, ...], terms: TollTerms) -> Quantity | None:
    """The quantity that lower-case `words` name, or None where they name none that can be trusted."""
    if any(w in ("$", "€", "£", "%", "percent", "per") for w in words):
        return None
    words = _with_halves(words, terms)
    text = " ".join(words)
    values = _values(words, terms)
    if not values:
        return _vague(text, words, terms)
    if max(values) > _LARGEST:
        return None
    if len(values) == 2:
        low, high = values
        joined = "between" in words or "to" in words or "or" in words or any(w in "-–—" for w in words)
        return Quantity(low, high) if joined and low <= high else None
    if len(values) > 2:
        return None
    return _hedged(values[0], text, terms)


def _with_halves(words: tuple[str, ...], terms: TollTerms) -> tuple[str, ...]:
    """`words` with a half put into figures: "half a million", "a million and a half", "two and a half thousand"."""
    for at, word in enumerate(words):
        if word != "half":
            continue
        sizes = {**terms.scales, **terms.collectives}
        before, after = words[:at], words[at + 1 :]
        if len(after) > 1 and after[0] in ("a", "of", "-") and after[1] in sizes:
            return (*before, str(sizes[after[1]] // 2), *after[2:])
        if len(after) and after[0] in sizes and before[-2:] != ("and", "a"):
            return (*before, str(sizes[after[0]] // 2), *after[1:])
        if before[-2:] != ("and", "a") or len(before) < 3:
            continue
        head = before[-3]
        if head in sizes:
            number = terms.numbers.get(before[-4], 1) if len(before) > 3 else 1
            kept = before[:-4] if len(before) > 3 and (before[-4] in ("a", "one") or number > 1) else before[:-3]
            return (*kept, str(number * sizes[head] + sizes[head] // 2), *after)
        if head in terms.numbers and len(after) and after[0] in sizes:
            return (*before[:-3], str(terms.numbers[head] * sizes[after[0]] + sizes[after[0]] // 2), *after[1:])
    return words


def _hedged(value: int, text: str, terms: TollTerms) -> Quantity:
    for group in ("at_least", "more_than", "up_to", "less_than", "about"):
        for cue in terms.words[group]:
            if re.search(rf"\b{re.escape(cue)}\b", text):
                return _by_group(value, group, cue)
    return Quantity(value, value)


def _by_group(value: int, group: str, cue: str) -> Quantity:
    if group in ("at_least", "more_than"):
        return Quantity(value, None, cue)
    if group == "up_to":
        return Quantity(None, value, cue)
    if group == "less_than":
        return Quantity(None, max(value - 1, 0), cue)
    return Quantity(value, value, cue)


def _vague(text: str, words: tuple[str, ...], terms: TollTerms) -> Quantity | None:
    for cue in sorted(terms.words["vague"], key=len, reverse=True):
        if re.search(rf"\b{re.escape(cue)}\b", text):
            return Quantity(None, None, cue)
    if len(words) and "both" in (words[0], words[-1]):
        return Quantity(2, 2)
    return None


def _values(words: tuple[str, ...], terms: TollTerms) -> list[int]:
    """The numbers among `words`, number words joined ("twenty", "-", "five"; "two", "hundred")."""
    values: list[int] = []
    current: int | None = None
    total = 0
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if _DECIMAL.fullmatch(word) is not None:
            if terms.scales.get(after, 0) >= 1000:
                values.append(int(Decimal(word) * terms.scales[after]))
            continue
        if word in terms.scales and at and _DECIMAL.fullmatch(words[at - 1]) is not None:
            continue
        number = _number(word, terms)
        if number is not None:
            tens = current is not None and 20 <= current % 100 <= 90 and current % 10 == 0 and number < 10
            if current is not None and not tens and not (current % 100 == 0 and number < 100 and current >= 100):
                values.append(total + current)
                total, current = 0, None
            current = (current or 0) + number
        elif word in terms.scales:
            scale = terms.scales[word]
            if current is None and total == 0 and (at == 0 or words[at - 1] not in ("a", "one")):
                continue
            base = current if current is not None else 1
            total, current = (total + base * scale, None) if scale >= 1000 else (total, base * scale)
        elif word in terms.collectives and word != "score":
            uncounted = at > 0 and words[at - 1] in ("several", "few", "some", "many")
            if after != "s" and not (uncounted and current is None and word == "dozen"):
                current = (current or 1) * terms.collectives[word]
        elif len(word) <= 2 * LONGEST_FIGURE and (match := _RANGE.fullmatch(word)) is not None:
            values.extend((int(match[1]), int(match[2])))
        elif (
            word == "-"
            and current is not None
            and current % 10 == 0
            and 20 <= current % 100 <= 90
            and after in terms.numbers
        ) or (word == "and" and current is not None and current % 100 == 0 and current >= 100):
            continue
        elif current is not None or total:
            values.append(total + (current or 0))
            total, current = 0, None
    if current is not None or total:
        values.append(total + (current or 0))
    return values


def _number(word: str, terms: TollTerms) -> int | None:
    if word in terms.numbers:
        return terms.numbers[word]
    if len(word) > LONGEST_FIGURE or _DIGITS.fullmatch(word) is None:
        return None
    return int(re.sub(r"[,  ]", "", word))
