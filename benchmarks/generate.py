"""News reports made from templates, for measuring speed: any number of them, the same for the same seed.

They have what real pages have (navigation, share lines, captions, related links) and what the reader looks for
(statements direct and indirect, denials, clashes, tolls, truces, demands), on an invented flare-up with invented
officials. They say nothing about the quality of a reading.

    python benchmarks/generate.py FOLDER --reports 1000
"""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

SIDES = (
    ("Eritrea", "Eritrean", "Asmara", "Information Minister Haile Tesfai"),
    ("Ethiopia", "Ethiopian", "Addis Ababa", "Foreign Minister Dawit Bekele"),
)
THIRD = (("Sudan", "Khartoum"), ("Djibouti", "Djibouti"), ("Kenya", "Nairobi"))
TOWNS = ("Badme", "Zalambessa", "Tserona", "Bure", "Assab", "Adigrat", "Senafe", "Shiraro")
OUTLETS = ("Horn Courier", "Red Sea Post", "Highland Wire", "Gulf of Aden Times")
WEAPONS = ("artillery", "mortars", "drones", "heavy machine guns", "rockets")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

PARAGRAPHS = (
    "{A_adj} forces shelled {town} with {weapon} early on {day}, killing {n} soldiers and wounding {m} others, "
    "the {B_adj} defence ministry said in a statement.",
    "{A} denied the claim. “Our troops did not cross the line and did not open fire,” {A_man} told reporters in "
    "{A_cap}. “These allegations are baseless.”",
    "{B_man} accused {A} of violating the truce that the two sides signed in {month} and demanded that it withdraw its "
    "troops from the heights above {town}.",
    "According to the {A_adj} military, at least {n} {B_adj} soldiers were captured near {town} and {m} armoured "
    "vehicles were destroyed.",
    "{third} offered to host a new round of talks between the foreign ministers of the two countries. {A_cap} said "
    "that it would take part only if {B} pulled back its forces.",
    "“The situation along the border remains tense,” a spokesman for the United Nations said, adding that about "
    "{thousands} people had fled their homes since {day}.",
    "The two countries fought a war from 1998 to 2000 in which tens of thousands of people died. A joint commission "
    "was to mark the border, but its decision was never carried out.",
    "Officials in {B_cap} said some of the {A_adj} units had left positions around {town} but refused to say how many "
    "remained. They did not elaborate.",
    "A ceasefire brokered by {third} came into force at midnight and was broadly holding, residents of {town} said by "
    "telephone, although sporadic gunfire was heard in the morning.",
    "The {B_adj} government called on the African Union to send observers and warned that it would respond to any new "
    "attack. There was no immediate comment from {A_cap}.",
    "{A_man} and {B_man} spoke by telephone on {day} and agreed to exchange the bodies of those killed, state "
    "television reported.",
    "The road between {town} and {town2} has been blocked for {n} days, leaving villages without food and medicine, "
    "aid workers said. {A} rejected the accusation that it was responsible.",
)
HEADLINES = (
    "{A} and {B} trade blame after clashes near {town}",
    "{B} says {n} soldiers killed in {A_adj} shelling",
    "{A} denies crossing border near {town}",
    "Talks between {A} and {B} to resume in {third_cap}",
)


def report(seed: int, words: int = 350) -> str:
    """A report of about `words` words; the same for the same `seed`."""
    chance = random.Random(seed)
    published = date(2024, 1, 1) + timedelta(days=chance.randrange(300))
    lines = ["Home | Africa | World | Sport", "", _fill(chance.choice(HEADLINES), chance), ""]
    lines += [f"{chance.choice(OUTLETS)}", f"Published {published:%-d %B %Y}", "Share on Facebook  Tweet  Email", ""]
    lines += [_fill("A soldier looks out from a trench near {town} in March 2001. (Photo: archive)", chance), ""]
    count = 0
    while count < words:
        paragraph = _fill(chance.choice(PARAGRAPHS), chance)
        count += len(paragraph.split())
        lines += [paragraph, ""]
    lines += ["Related:", _fill(chance.choice(HEADLINES), chance), _fill(chance.choice(HEADLINES), chance)]
    return "\n".join(lines) + "\n"


def _fill(template: str, chance: random.Random) -> str:
    (a, a_adj, a_cap, a_man), (b, b_adj, b_cap, b_man) = chance.sample(SIDES, 2)
    third, third_cap = chance.choice(THIRD)
    town, town2 = chance.sample(TOWNS, 2)
    return template.format(
        A=a, A_adj=a_adj, A_cap=a_cap, A_man=a_man, B=b, B_adj=b_adj, B_cap=b_cap, B_man=b_man, third=third,
        third_cap=third_cap, town=town, town2=town2, weapon=chance.choice(WEAPONS), day=chance.choice(DAYS),
        n=chance.randint(2, 19), m=chance.randint(2, 40), thousands=f"{chance.randint(2, 60)},000",
        month=chance.choice(("March", "May", "October")),
    )  # fmt: skip


def write_reports(folder: Path, number: int, words: int = 350) -> int:
    """Writes `number` reports into `folder`; gives how many words they have in all."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for seed in range(number):
        text = report(seed, words)
        total += len(text.split())
        (folder / f"report-{seed:05d}.txt").write_text(text, encoding="utf-8")
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--words", type=int, default=350)
    options = parser.parse_args()
    total = write_reports(options.folder, options.reports, options.words)
    print(f"{options.reports} reports, {total} words, in {options.folder}")


if __name__ == "__main__":
    main()
