"""Trains the reader of acts on marked passages and the development sets, with the encoder that the tagger shares.

    python training/acts.py ../shared/data/polnear MINILM_FOLDER build/tagger.pt build/readings.json build/acts.pt

It starts from the tagger's weights and goes on training both: in each pass over the marked documents, a part of
PolNeAR's documents is seen as well, so that the tagger loses nothing. One seed, no search. `readings.json` is what
`training/readings.py` writes.
"""

import argparse
import json
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from corpus import Document, examples, load
from network import ActReader, Pairs, Reader
from torch import Tensor, nn
from train import BATCH, DECAY, ENCODER_RATE, HEAD_RATE, SEED, WARM, loss_of, segment_vectors

from standoff.reading.tagging.acts import (
    CHOSEN,
    ISSUES,
    KINDS,
    NOBODY_SPEAKS,
    PASSED_OVER,
    SPEAKS,
    TYPES,
    UNKNOWN,
    segment_of,
)
from standoff.reading.tagging.linking import Segment, Surroundings
from standoff.reading.tagging.pieces import Pieces, load_vocabulary
from standoff.reading.tagging.windows import Window, pack, paragraph_words

Row = dict[str, Any]
NAMES = ["" if kind is None else kind.value for kind in TYPES]
LIMITS = (256, 130, 190)
ACTS, SIDES = 6.0, 1.5
SETTLING = 0.4
"""The share of the rates at which both settle at the end."""
UNASKED = 0.25
"""How often the grammar's choice is hidden, so that the reader does not lean on it alone."""


@dataclass
class Side:
    words: Segment
    row: Row


@dataclass
class Marked:
    """A window with what is marked in it: types that each word may have, sides to find, mentions of parties."""

    window: Window
    around: Surroundings
    allowed: list[list[int]]
    sides: dict[str, list[Side]] = field(default_factory=dict)
    mentions: list[tuple[Segment, str, int]] = field(default_factory=list)


def marked(document: Row, pieces: Pieces, limit: int) -> list[Marked]:
    """The windows of one document with its marks; `limit` bounds the first, so that windows begin elsewhere."""
    text = document["text"]
    paragraphs = [paragraph_words(text, a, b, pieces) for a, b in document["lines"] if text[a:b].strip()]
    return [_marked(text, window, document) for window in pack((p for p in paragraphs if p), limit)]


def _marked(text: str, window: Window, document: Row) -> Marked:
    found = Marked(window, Surroundings.of(text, window, ()), [[0] for _ in window.words])
    for act in document["acts"]:
        words = segment_of(window, act["span"])
        if words is not None:
            types = [NAMES.index(name) for name in act["types"]] + [0] * act["optional"]
            for n in range(words[0], words[1] + 1):
                found.allowed[n] = types
    for row in document["sides"]:
        words = segment_of(window, row["span"])
        if words is not None:
            found.sides.setdefault(row["side"], []).append(Side(words, row))
    for start, end, party, kind in document["mentions"]:
        words = segment_of(window, (start, end))
        if words is not None:
            found.mentions.append((words, party, KINDS.index(kind)))
    return found


def inputs_of(chosen: list[Marked]) -> tuple[Tensor, ...]:
    longest = max(len(e.window.ids) for e in chosen)
    rows = {name: torch.zeros(len(chosen), longest, dtype=torch.long) for name in ("ids", "shapes", "quoted", "mask")}
    for n, each in enumerate(chosen):
        size = len(each.window.ids)
        rows["ids"][n, :size] = torch.tensor(each.window.ids)
        rows["shapes"][n, :size] = torch.tensor(each.window.shapes)
        rows["quoted"][n, :size] = torch.tensor(each.window.quoted)
        rows["mask"][n, :size] = 1
    return rows["ids"], rows["shapes"], rows["quoted"], rows["mask"]


def chances_of(acts: ActReader, side: str, hidden: Tensor, each: Marked, *, unasked: bool) -> tuple[list[str], Tensor]:
    """The parties of a window and, for each of its sides of that kind, their log chances behind that of nobody."""
    rows = each.sides[side]
    parties = sorted({party for _, party, _ in each.mentions})
    if not parties:
        return parties, torch.zeros(len(rows), 1)
    of_act = segment_vectors(hidden, each, [r.words for r in rows])
    of_mention = segment_vectors(hidden, each, [words for words, _, _ in each.mentions])
    scores, nobody = acts.sides[f"{side}_"](of_act, of_mention, _pairs(each, rows, unasked=unasked))
    columns = [nobody[:, None]]
    for party in parties:
        where = [n for n, (_, p, _) in enumerate(each.mentions) if p == party]
        columns.append(torch.logsumexp(scores[:, where], 1, keepdim=True))
    return parties, torch.cat(columns, 1).log_softmax(1)


def _pairs(each: Marked, rows: list[Side], *, unasked: bool) -> Pairs:
    told = [None if unasked else r.row["chosen"] for r in rows]
    between = [[each.around.between(r.words, words) for words, _, _ in each.mentions] for r in rows]
    chosen = [
        [UNKNOWN if t is None else CHOSEN if party in t else PASSED_OVER for _, party, _ in each.mentions] for t in told
    ]
    speaking = [
        [
            SPEAKS if party in r.row["speaking"] else ISSUES if party in r.row["issuing"] else NOBODY_SPEAKS
            for _, party, _ in each.mentions
        ]
        for r in rows
    ]
    asked = [0 if t is None else 2 if t else 1 for t in told]
    kinds = [kind for _, _, kind in each.mentions]
    return Pairs(*(torch.tensor(x) for x in (between, kinds, chosen, speaking, asked)))


def act_loss(reader: Reader, acts: ActReader, chosen: list[Marked], rng: random.Random) -> Tensor:
    """How far the types of words are from those allowed, and the sides from those that the marks give."""
    hidden = acts.drop(reader.encoder(*inputs_of(chosen))).float()
    words, sides = [], []
    for n, each in enumerate(chosen):
        scores = acts.acts(hidden[n][torch.tensor(each.window.first)]).log_softmax(-1)
        barred = torch.full_like(scores, -1e9)
        for word, types in enumerate(each.allowed):
            barred[word, types] = 0
        words.append(-torch.logsumexp(scores + barred, -1))
        unasked = rng.random() < UNASKED
        for side in sorted(each.sides):
            sides.extend(_side_losses(acts, side, hidden[n], each, unasked=unasked))
    loss = ACTS * torch.cat(words).mean()
    return loss + SIDES * torch.stack(sides).mean() if sides else loss


def _side_losses(acts: ActReader, side: str, hidden: Tensor, each: Marked, *, unasked: bool) -> list[Tensor]:
    parties, chances = chances_of(acts, side, hidden, each, unasked=unasked)
    losses = []
    for n, row in enumerate(each.sides[side]):
        right = [1 + parties.index(party) for party in row.row["parties"] if party in parties]
        losses.append(-chances[n, right].mean() if right else -chances[n, 0])
    return losses


def train(
    reader: Reader,
    acts: ActReader,
    rows: list[Row],
    documents: list[Document],
    pieces: Pieces,
    epochs: int,
    share: float,
) -> None:
    """Trains both at `share` of the full rates; the marked documents of `rows` are seen `epochs` times, each with
    windows cut elsewhere, the `documents` of PolNeAR once."""
    rng = random.Random(SEED)
    pools = [[w for row in rows for w in marked(row, pieces, limit)] for limit in LIMITS]
    others = [(e, d.text) for d in documents for e in examples(d, pieces, rng.randint(64, 256))]
    others.sort(key=lambda p: len(p[0].window.ids) + rng.random() * 40)
    replayed = [others[n : n + BATCH] for n in range(0, len(others), BATCH)]
    rng.shuffle(replayed)
    size = max(1, len(pools[0]) // BATCH)
    optimiser, schedule = _optimiser_of(reader, acts, epochs * size, share)
    print(f"{len(rows)} documents, {size} batches an epoch, {len(replayed)} of PolNeAR in all", flush=True)
    began, step, seen = time.time(), 0, 0
    for epoch in range(epochs):
        reader.train()
        acts.train()
        for chosen in _batches(pools[epoch % len(pools)], rng)[:size]:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = act_loss(reader, acts, chosen, rng)
            step += 1
            while seen < len(replayed) * step // (epochs * size):
                loss = loss + loss_of(reader, replayed[seen])
                seen += 1
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*reader.parameters(), *acts.parameters()], 1.0)
            optimiser.step()
            schedule.step()
            if step % 50 == 0:
                print(f"epoch {epoch} step {step} loss {loss.item():.3f} {time.time() - began:.0f} s", flush=True)


def _batches(pool: list[Marked], rng: random.Random) -> list[list[Marked]]:
    ordered = sorted(pool, key=lambda e: len(e.window.ids) + rng.random() * 40)
    batches = [ordered[n : n + BATCH] for n in range(0, len(ordered), BATCH)]
    rng.shuffle(batches)
    return batches


def _optimiser_of(
    reader: Reader, acts: ActReader, steps: int, share: float
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    body = [p for p in reader.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [
            {"params": body, "lr": share * ENCODER_RATE},
            {"params": list(acts.parameters()), "lr": share * HEAD_RATE},
        ],
        weight_decay=DECAY,
    )
    warm = max(1, int(WARM * steps))
    return optimiser, torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / max(1, steps - warm)))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("tagger", type=Path)
    parser.add_argument("readings", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--documents", type=int, default=0, help="train on the first so many of each only, to try it")
    parser.add_argument("--settle", type=Path, help="go on from these weights at a lower rate")
    args = parser.parse_args()
    share = SETTLING if args.settle else 1.0
    torch.manual_seed(SEED)
    reader, acts = Reader(), ActReader()
    if args.settle:
        weights = torch.load(args.settle, weights_only=True)
        reader.load_state_dict(weights["reader"])
        acts.load_state_dict(weights["acts"])
    else:
        reader.load_state_dict(torch.load(args.tagger, weights_only=True))
    reader.encoder.word.weight.requires_grad_(False)
    rows = json.loads(args.readings.read_text(encoding="utf-8"))[: args.documents or None]
    documents = load(args.polnear / "train")[: args.documents or None]
    train(reader, acts, rows, documents, Pieces(load_vocabulary(args.minilm / "vocab.txt")), args.epochs, share)
    torch.save({"reader": reader.state_dict(), "acts": acts.state_dict()}, args.out)


if __name__ == "__main__":
    main()
