"""The walk over the inputs: one capture or failure at a time, in a fixed order."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from standoff.capture.given import MANIFEST, read_manifest, sidecar
from standoff.capture.jsonlines import line_captures
from standoff.capture.kinds import BY_OPTION, BY_SUFFIX, SIDECAR, binary_kind, looks_like_html
from standoff.capture.metadata import NOTHING_GIVEN, Metadata
from standoff.capture.rows import HTML, JSON, TEXT, Capture, Failure, Options
from standoff.errors import InputError
from standoff.record.ids import sha256

MAX_BYTES = 64 << 20
"""The largest single report that is taken. A JSON lines file may be larger; a line of it may not."""

STDIN = "-"

_DEFAULTS = Options()


def captures(paths: Iterable[str | Path], options: Options = _DEFAULTS) -> Iterator[Capture | Failure]:
    """A capture or a failure for every report in `paths`, in the order given and sorted within folders.

    A path is a file, a folder (walked with its subfolders; hidden files, sidecars, manifests and files of other kinds
    are passed over), or `-` for standard input. A folder's own `manifest.csv` is used where no other manifest is
    named. Where metadata is given in several ways, options win over the sidecar, that over the manifest, that over
    the fields of a line. Only one capture is held at a time. Raises InputError on a manifest that cannot be used.
    """
    manifest = read_manifest(options.manifest, options.today) if options.manifest else {}
    seen: set[Path] = set()
    for path in map(str, paths):
        if path == STDIN:
            yield from _standard_input(options)
        elif os.path.isdir(path):
            yield from _folder(Path(path), options, manifest, seen)
        else:
            seen.add(Path(path).resolve())
            yield from _file(Path(path), options, manifest)
    for missing in sorted(p for p in manifest if p not in seen and not p.exists()):
        yield Failure(
            spelled(missing), f"the manifest {options.manifest} lists {spelled(missing)}, which does not exist"
        )


def _folder(
    folder: Path, options: Options, manifest: dict[Path, Metadata], seen: set[Path]
) -> Iterator[Capture | Failure]:
    own = folder / MANIFEST
    if options.manifest is None and own.is_file():
        manifest = read_manifest(own, options.today)
    empty = True
    for path in _walk(folder):
        empty = False
        seen.add(path.resolve())
        yield from _file(path, options, manifest)
    if empty:
        kinds = ", ".join(sorted(BY_SUFFIX))
        yield Failure(
            spelled(folder), f"the folder {spelled(folder)} holds no reports; a report is a file named {kinds}"
        )


def _walk(folder: Path) -> Iterator[Path]:
    """The reports under `folder`, sorted by name at each level, without following links to folders."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.is_file() and _suffix(entry.name) in BY_SUFFIX:
            yield Path(entry.path)


def spelled(path: Path) -> str:
    """The path as text; bytes of a name that are no UTF-8 become U+FFFD, since no record can hold them."""
    return os.fsencode(path).decode("utf-8", "replace")


def _suffix(name: str) -> str:
    return "" if name.lower().endswith(SIDECAR) else os.path.splitext(name)[1].lower()


def _file(path: Path, options: Options, manifest: dict[Path, Metadata]) -> Iterator[Capture | Failure]:
    source = spelled(path)
    suffix = _suffix(path.name)
    media = BY_OPTION.get(options.media or "") or BY_SUFFIX.get(suffix)
    try:
        beside = sidecar(path, options.today).over(manifest.get(path.resolve(), NOTHING_GIVEN))
        with path.open("rb") as stream:
            if media == JSON:
                yield from line_captures(stream, source, options, beside, MAX_BYTES)
                return
            data = stream.read(MAX_BYTES + 1)
    except InputError as error:
        yield Failure(source, str(error))
    except FileNotFoundError:
        yield Failure(source, f"{source} does not exist; check the path")
    except OSError as error:
        yield Failure(source, f"{source} cannot be read ({error.strerror or error}); check its permissions")
    else:
        yield _capture(data, media, source, options.metadata.over(beside))


def _standard_input(options: Options) -> Iterator[Capture | Failure]:
    media = BY_OPTION.get(options.media or "")
    if media == JSON:
        yield from line_captures(sys.stdin.buffer, STDIN, options, NOTHING_GIVEN, MAX_BYTES)
    else:
        yield _capture(sys.stdin.buffer.read(MAX_BYTES + 1), media, STDIN, options.metadata)


def _capture(data: bytes, media: str | None, source: str, metadata: Metadata) -> Capture | Failure:
    name = "standard input" if source == STDIN else source
    if not data.strip():
        return Failure(source, f"{name} is empty; there is nothing to read in it")
    if len(data) > MAX_BYTES:
        return Failure(source, f"{name} is larger than {MAX_BYTES >> 20} MiB; split it into one file for each report")
    kind = binary_kind(data)
    if kind is not None:
        return Failure(source, f"{name} is {kind}, not text; save the report as text or HTML first")
    return Capture(sha256(data), data, media or (HTML if looks_like_html(data) else TEXT), source, metadata)
