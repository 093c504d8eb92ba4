"""The network: a six-layer BERT encoder with two added embeddings, a tagging head, two linkers, and the heads of acts.

`Encoder` takes the weights of MiniLM-L6 (Wang et al. 2020) as the sentence-transformers package ships them.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
SHAPES, QUOTES, TAGS = 8, 3, 7
LINK = 128
DISTANCES, COUNTS = 24, 5
KEY, KINDS, ACTS = 64, 10, 17
SIDES = ("who", "to", "of", "by")
TRUST = 2.0
"""How much more a mention that the grammar chose weighs to begin with."""


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + bias
        mixed = self.drop(scores.softmax(-1)) @ v
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, length, HIDDEN))))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, HIDDEN)
        self.position = nn.Embedding(512, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.quoted = nn.Embedding(QUOTES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.normal_(self.quoted.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, quoted: Tensor, mask: Tensor) -> Tensor:
        where = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(where) + self.kind + self.shape(shapes) + self.quoted(quoted)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load(self, path: Path) -> None:
        """Takes the pretrained weights; the two added embeddings start near zero."""
        old = load_file(path)
        new = {
            "word.weight": old["embeddings.word_embeddings.weight"],
            "position.weight": old["embeddings.position_embeddings.weight"],
            "kind": old["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": old["embeddings.LayerNorm.weight"],
            "norm.bias": old["embeddings.LayerNorm.bias"],
        }
        for n in range(LAYERS):
            base = f"encoder.layer.{n}."
            for end in ("weight", "bias"):
                new[f"layers.{n}.qkv.{end}"] = torch.cat(
                    [old[f"{base}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
                )
                new[f"layers.{n}.out.{end}"] = old[f"{base}attention.output.dense.{end}"]
                new[f"layers.{n}.norm1.{end}"] = old[f"{base}attention.output.LayerNorm.{end}"]
                new[f"layers.{n}.up.{end}"] = old[f"{base}intermediate.dense.{end}"]
                new[f"layers.{n}.down.{end}"] = old[f"{base}output.dense.{end}"]
                new[f"layers.{n}.norm2.{end}"] = old[f"{base}output.LayerNorm.{end}"]
        missing = set(self.load_state_dict(new, strict=False).missing_keys)
        assert missing == {"shape.weight", "quoted.weight"}, missing


@dataclass
class Features:
    """Of each pair of a segment and a candidate: indexes into the linker's feature embeddings."""

    distance: Tensor
    cues: Tensor
    sentences: Tensor
    quotes: Tensor
    paragraph: Tensor


class Linker(nn.Module):
    """score(a, b) = w · ReLU(A a + B b + features); a segment is its first and last piece."""

    def __init__(self) -> None:
        super().__init__()
        self.one = nn.Linear(2 * HIDDEN, LINK)
        self.other = nn.Linear(2 * HIDDEN, LINK, bias=False)
        self.distance = nn.Embedding(DISTANCES, LINK)
        self.cues = nn.Embedding(COUNTS, LINK)
        self.sentences = nn.Embedding(COUNTS, LINK)
        self.quotes = nn.Embedding(COUNTS, LINK)
        self.paragraph = nn.Embedding(2, LINK)
        self.score = nn.Linear(LINK, 1)
        self.none = nn.Parameter(torch.zeros(1))
        for table in (self.distance, self.cues, self.sentences, self.quotes, self.paragraph):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, one: Tensor, others: Tensor, f: Features) -> Tensor:
        """The scores of the candidates of one segment, "none" last."""
        mixed = self.one(one) + self.other(others)
        mixed = mixed + self.distance(f.distance) + self.cues(f.cues) + self.sentences(f.sentences)
        mixed = mixed + self.quotes(f.quotes) + self.paragraph(f.paragraph)
        return torch.cat([self.score(torch.relu(mixed)).squeeze(-1), self.none])


class Reader(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(HIDDEN, TAGS)
        self.source = Linker()
        self.content = Linker()

    def forward(self, ids: Tensor, shapes: Tensor, quoted: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.encoder(ids, shapes, quoted, mask)
        return self.tags(self.drop(hidden)), hidden


class Pointer(nn.Module):
    """score(a, m) = w · ReLU(A a + B m + features) + q(a) · k(m): which mention m of a party is a side of the act a."""

    def __init__(self) -> None:
        super().__init__()
        self.one = nn.Linear(2 * HIDDEN, LINK)
        self.other = nn.Linear(2 * HIDDEN, LINK, bias=False)
        self.q = nn.Linear(2 * HIDDEN, KEY)
        self.k = nn.Linear(2 * HIDDEN, KEY, bias=False)
        self.distance = nn.Embedding(DISTANCES, LINK)
        self.sentences = nn.Embedding(COUNTS, LINK)
        self.quotes = nn.Embedding(COUNTS, LINK)
        self.paragraph = nn.Embedding(2, LINK)
        self.kind = nn.Embedding(KINDS, LINK)
        self.rule = nn.Embedding(3, LINK)
        self.speaker = nn.Embedding(3, LINK)
        self.score = nn.Linear(LINK, 1)
        self.none = nn.Linear(2 * HIDDEN, 1)
        self.norule = nn.Embedding(3, 1)
        self.trust = nn.Embedding(3, 1)
        tables = (self.distance, self.sentences, self.quotes, self.paragraph, self.kind, self.rule, self.speaker)
        for table in tables:
            nn.init.normal_(table.weight, std=0.02)
        nn.init.zeros_(self.norule.weight)
        self.trust.weight.data.copy_(torch.tensor([[0.0], [TRUST], [0.0]]))

    def forward(self, one: Tensor, others: Tensor, pairs: "Pairs") -> tuple[Tensor, Tensor]:
        """The scores of the mentions `others` for each act of `one`, and each act's score for nobody."""
        f = pairs.between
        mixed = self.one(one)[:, None] + (self.other(others) + self.kind(pairs.kinds))[None]
        mixed = mixed + self.distance(f[..., 0]) + self.sentences(f[..., 2]) + self.quotes(f[..., 3])
        mixed = mixed + self.paragraph(f[..., 4]) + self.rule(pairs.chosen) + self.speaker(pairs.speaking)
        keys = self.q(one) @ self.k(others).T / math.sqrt(KEY)
        nobody = self.none(one).squeeze(-1) + self.norule(pairs.asked).squeeze(-1)
        trusted = self.trust(pairs.chosen).squeeze(-1)
        return self.score(torch.relu(mixed)).squeeze(-1) + keys + trusted, nobody


@dataclass
class Pairs:
    """Of acts and mentions: what stands between, each mention's kind, the grammar's choice, whose words, if asked."""

    between: Tensor
    kinds: Tensor
    chosen: Tensor
    speaking: Tensor
    asked: Tensor


class ActReader(nn.Module):
    """The heads of acts over the encoder's states: a type for each word, and a pointer for each kind of side."""

    def __init__(self) -> None:
        super().__init__()
        self.drop = nn.Dropout(0.1)
        self.acts = nn.Linear(HIDDEN, ACTS)
        self.sides = nn.ModuleDict({f"{side}_": Pointer() for side in SIDES})
