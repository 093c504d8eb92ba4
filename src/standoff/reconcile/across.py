"""The signs that the stories of two reports tell of one occurrence, for `knowledge.incident_weights`."""

from datetime import date
from math import log1p

from standoff.knowledge.term_weights import load_term_weights
from standoff.reconcile.alike import SLIP, place_score
from standoff.reconcile.excluding import exclude, families_exclude
from standoff.reconcile.stories import Story
from standoff.reconcile.within import Signs, add_denial, kin
from standoff.reconcile.wording import likeness

_MOST_PLACES = 4
_TELLING_AT_MOST = 8.0
_RARE, _VERY_RARE = 6.0, 6.5


def signs_across(a: Story, b: Story) -> Signs | None:
    """The signs of the two; None where what they mostly tell of excludes each other."""
    if _exclude(a, b):
        return None
    signs: Signs = {}
    _add_days(signs, a, b)
    _add_places(signs, a, b)
    _add_parties(signs, a, b)
    alike = _add_words(signs, a, b)
    _add_manner(signs, a, b)
    same = signs.get("same day", 0.0)
    signs["same day and family"] = same * signs["family shared"]
    signs["same day and parties"] = same * signs.get("same parties", 0.0)
    signs["same day and village"] = same * signs.get("same village", 0.0)
    signs["alike, one undated"] = alike * signs.get("one undated", 0.0)
    signs["alike, both undated"] = alike * signs.get("both undated", 0.0)
    signs["alike and of one family"] = alike * signs["family shared"]
    return signs


def _exclude(a: Story, b: Story) -> bool:
    """Whether days, aircraft, captures or villages part the stories, as they part each mention of the one from each of
    the other; or the one denies of its teller what the other tells of somebody else, by the same teller."""
    if families_exclude(a.chief, b.chief) or _is_own_charge(a, b) or _is_own_charge(b, a):
        return True
    if a.first and a.last and b.first and b.last and (a.first > b.last + SLIP or b.first > a.last + SLIP):
        return True
    return all(exclude(t.mention, u.mention) for t in a.leading for u in b.leading)


def _is_own_charge(denial: Story, claim: Story) -> bool:
    is_one_voice = bool(denial.holders) and denial.holders == claim.holders
    if not denial.is_denied or claim.is_denied or not is_one_voice:
        return False
    return bool(denial.denied and claim.actors) and not denial.denied & claim.actors


def of_other_days(a: Story, b: Story) -> bool:
    """Whether one report dates the two to days that do not meet."""
    if not (a.is_exact and b.is_exact and a.first and a.last and b.first and b.last):
        return False
    return a.first > b.last or b.first > a.last


def _add_days(signs: Signs, a: Story, b: Story) -> None:
    if a.first and a.last and b.first and b.last:
        same = (a.first, a.last) == (b.first, b.last) and a.is_exact
        signs["same day" if same else "days meet" if a.is_exact and b.is_exact else "days overlap"] = 1.0
        signs["days long"] = min(log1p(max((a.last - a.first).days, (b.last - b.first).days)), 4.0) / 4.0
    elif a.first or b.first:
        dated, free = (a, b) if a.first else (b, a)
        _add_undated(signs, dated.first or date.min, dated.last or dated.first or date.min, free)
    else:
        signs["both undated"] = 1.0
        told = (a.head.published, b.head.published)
        if told[0] is not None and told[1] is not None:
            signs["told apart"] = min(log1p(abs((told[0] - told[1]).days)), 5.0) / 5.0
        if a.near and b.near:
            signs["same day named before" if a.near & b.near else "other days named before"] = 1.0


def _add_undated(signs: Signs, first: date, last: date, free: Story) -> None:
    signs["one undated"] = 1.0
    for days, where in ((free.lately, "paragraph"), (free.near, "report")):
        if days:
            held = any(first <= day <= last for day in days)
            signs[f"day {where} named" if held else f"other day {where} named"] = 1.0
            break
    told = free.head.published
    if told is not None:
        lag = (told - last).days
        signs["still news"] = float(0 <= lag <= max(t.mention.family.told for t in free.told))
        signs["told before"] = float(lag < 0)
        signs["told long after"] = min(log1p(abs(lag)), 5.0) / 5.0


def _add_places(signs: Signs, a: Story, b: Story) -> None:
    if not (a.placed and b.placed):
        signs["one placed"] = float(bool(a.placed) != bool(b.placed))
        return
    scores = [place_score(m, n) for m in a.placed[:_MOST_PLACES] for n in b.placed[:_MOST_PLACES]]
    signs["both placed"] = 1.0
    signs["place alike"] = max(scores)
    signs["places least alike"] = min(scores)
    if a.villages and b.villages:
        signs["same village" if a.villages & b.villages else "other village"] = 1.0


def _add_parties(signs: Signs, a: Story, b: Story) -> None:
    if a.parties and b.parties:
        signs["parties shared"] = len(a.parties & b.parties) / len(a.parties | b.parties)
        signs["same parties"] = float(a.parties == b.parties)
        signs["no party shared"] = float(not a.parties & b.parties)
        signs["same two parties"] = float(a.parties == b.parties and len(a.parties) > 1)
    else:
        signs["one without parties"] = float(bool(a.parties) != bool(b.parties))
    signs["same actors"] = float(bool(a.actors) and a.actors == b.actors)
    signs["other actors"] = float(bool(a.actors and b.actors) and not a.actors & b.actors)
    signs["same targets"] = float(bool(a.targets) and a.targets == b.targets)
    signs["other targets"] = float(bool(a.targets and b.targets) and not a.targets & b.targets)
    signs["same affair"] = float(not a.affairs.isdisjoint(b.affairs))
    signs["same sides"] = float(a.head.sides == b.head.sides)


def _add_words(signs: Signs, a: Story, b: Story) -> float:
    weights = load_term_weights()
    alike = likeness(a.sentence, b.sentence)
    shared = a.trigger & b.trigger
    rare = [weights.of(term) for term in a.sentence if term in b.sentence]
    signs["same word"] = float(bool(shared))
    signs["telling word"] = max((weights.of(term) for term in shared), default=0.0) / _TELLING_AT_MOST
    signs["alike sentences"] = alike
    signs["alike paragraphs"] = likeness(a.paragraph, b.paragraph)
    signs["rare words"] = float(any(weight > _VERY_RARE for weight in rare))
    signs["more rare words"] = min(sum(weight > _RARE for weight in rare), 6) / 6.0
    signs["names shared"] = min(len(a.names & b.names), 3) / 3.0
    signs["figures shared"] = float(not a.figures.isdisjoint(b.figures))
    signs["counts shared"] = float(not a.counts.isdisjoint(b.counts))
    signs["other counts"] = float(bool(a.counts and b.counts) and a.counts.isdisjoint(b.counts))
    return alike


def _add_manner(signs: Signs, a: Story, b: Story) -> None:
    shared = a.families & b.families
    signs["family shared"] = float(bool(shared))
    signs["families shared"] = len(shared) / len(a.families | b.families)
    signs["type shared"] = float(not _types(a).isdisjoint(_types(b)))
    signs[kin(a.chief, b.chief)] = 1.0
    signs["one denied"] = float(a.is_denied != b.is_denied)
    signs["both denied"] = float(a.is_denied and b.is_denied)
    if a.is_denied != b.is_denied:
        denial, claim = (a, b) if a.is_denied else (b, a)
        add_denial(signs, denial.holders, denial.denied, claim.holders, claim.actors)
    signs["one in the background"] = float(a.is_background != b.is_background)
    signs["both in the background"] = float(a.is_background and b.is_background)
    signs["one is history"] = float(a.is_history != b.is_history)
    signs["same holders"] = float(bool(a.holders) and a.holders == b.holders)
    signs["rival holders"] = float(bool(a.holders and b.holders) and not a.holders & b.holders)
    signs["headline"] = float(a.heads or b.heads)
    signs["one survey"] = float(a.head.surveyed or b.head.surveyed)
    signs["two surveys"] = float(a.head.surveyed and b.head.surveyed)
    signs["pointed at"] = float(a.definite or b.definite)
    signs["same accord"] = float(bool(a.accords & b.accords))
    signs["other accord"] = float(bool(a.accords and b.accords) and not a.accords & b.accords)
    signs["told at length"] = log1p(min(len(a.told), len(b.told)))


def _types(story: Story) -> set[str]:
    return {t.mention.event.type for t in story.told}
