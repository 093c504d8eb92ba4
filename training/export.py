"""Turns trained weights into what Standoff ships: an int8 ONNX encoder, the arrays of the heads and the vocabulary.

    python training/export.py build/acts.pt build/tagger.pt MINILM_FOLDER src/standoff/reading/tagging/data

The weights that the tagger shares with the reader of acts are averaged with the tagger's own, a quarter of them, which
gives back most of what it lost by being trained further (Wortsman et al. 2022).

The same weights give the same files, byte for byte.
"""

import argparse
import logging
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from network import HIDDEN, LINK, ActReader, Linker, Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from standoff.reading.tagging.acts import SIDE

OPSET = 17
OLD_SHARE = 0.25
EPOCH = (1980, 1, 1, 0, 0, 0)
TABLES = frozenset({"distance", "sentences", "quotes", "paragraph", "kind", "rule", "speaker", "norule", "trust"})


class Plain(nn.Module):
    """The reader over one window without padding, which is how it is run.

    What the linkers make of a piece as the first or the last of a segment is worked out here, by one matrix for all,
    so that no more than additions are left to do for each pair.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        halves = [half for _, matrix in projections(reader) for half in matrix.weight.detach().chunk(2, dim=1)]
        self.linked = nn.Linear(HIDDEN, LINK * len(halves), bias=False)
        self.linked.weight = nn.Parameter(torch.cat(halves))

    def forward(self, ids: Tensor, shapes: Tensor, quoted: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        tags, hidden = self.reader(ids, shapes, quoted, torch.ones_like(ids))
        return tags[0], hidden[0], self.linked(hidden)[0]


def projections(reader: Reader) -> list[tuple[str, nn.Linear]]:
    """The linkers' matrices in the order in which `linked` holds them, each as its first and its last half."""
    linkers = (("source", reader.source), ("content", reader.content))
    return [(f"{name}.{part}", getattr(linker, part)) for name, linker in linkers for part in ("one", "other")]


def export_encoder(reader: Reader, out: Path) -> None:
    """Writes the encoder with the tagging head, its matrices and tables as int8."""
    sample = tuple(torch.ones(1, 12, dtype=torch.long) for _ in range(3))
    with tempfile.TemporaryDirectory() as folder:
        full, ready = Path(folder) / "full.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            Plain(reader).eval(),
            sample,
            str(full),
            input_names=["ids", "shapes", "quoted"],
            output_names=["tags", "hidden", "linked"],
            dynamic_axes={name: {1: "length"} for name in ("ids", "shapes", "quoted")},
            opset_version=OPSET,
            dynamo=False,
        )
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(out), per_channel=True, weight_type=QuantType.QInt8)
    model = onnx.load(str(out))
    model.producer_name, model.producer_version, model.doc_string = "standoff", "", ""
    for node in model.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(model)
    out.write_bytes(model.SerializeToString(deterministic=True))


def linker_arrays(name: str, linker: Linker) -> dict[str, np.ndarray]:
    """What is left of a linker's weights beside its matrices."""
    arrays = {
        "bias": linker.one.bias,
        "score": linker.score.weight[0],
        "shift": linker.score.bias,
        "none": linker.none,
        **{part: getattr(linker, part).weight for part in ("distance", "cues", "sentences", "quotes", "paragraph")},
    }
    return {f"{name}.{part}": value.detach().numpy().astype(np.float32) for part, value in arrays.items()}


def averaged(new: dict[str, Tensor], old: dict[str, Tensor]) -> dict[str, Tensor]:
    """`new` with a share of `old` in each of its weights."""
    return {name: (1 - OLD_SHARE) * value + OLD_SHARE * old[name] for name, value in new.items()}


def act_arrays(acts: ActReader) -> dict[str, np.ndarray]:
    """The heads of acts, in half precision: each table by its bare name, each matrix with its ending."""
    arrays = {"acts.weight": acts.acts.weight, "acts.bias": acts.acts.bias}
    for name, value in acts.sides[f"{SIDE}_"].named_parameters():
        table = name.removesuffix(".weight")
        arrays[f"{SIDE}.{table if table in TABLES else name}"] = value
    return {name: value.detach().numpy().astype(np.float16) for name, value in arrays.items()}


def write_arrays(arrays: dict[str, np.ndarray], out: Path) -> None:
    """An .npz whose entries bear a fixed date, so that its bytes depend on the arrays alone."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in sorted(arrays):
            entry = zipfile.ZipInfo(f"{name}.npy", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with file.open(entry, "w") as part:
                np.lib.format.write_array(part, np.ascontiguousarray(arrays[name]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("tagger", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    logging.getLogger().setLevel(logging.ERROR)
    weights = torch.load(args.weights, weights_only=True)
    reader, acts = Reader(), ActReader()
    reader.load_state_dict(averaged(weights["reader"], torch.load(args.tagger, weights_only=True)))
    acts.load_state_dict(weights["acts"])
    reader.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    export_encoder(reader, args.out / "encoder.onnx")
    linkers = {**linker_arrays("source", reader.source), **linker_arrays("content", reader.content)}
    write_arrays(linkers, args.out / "linkers.npz")
    write_arrays(act_arrays(acts), args.out / "acts.npz")
    (args.out / "vocab.txt").write_bytes((args.minilm / "vocab.txt").read_bytes())
    for path in sorted(args.out.glob("*.*")):
        print(f"{path.name:14s} {path.stat().st_size / 2**20:6.2f} MB")


if __name__ == "__main__":
    main()
