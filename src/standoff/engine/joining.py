"""How this installation joins readings into a record, and the version by which a saved layer is known to be its own."""

import hashlib
from functools import lru_cache
from pathlib import Path

from standoff import record
from standoff.knowledge.files import knowledge_hash
from standoff.store import Joining


def joining() -> Joining:
    """The reconciliation of readings, with a version that changes with its code and the shipped knowledge."""
    from standoff.reconcile import reconcile

    return Joining(reconcile, _version(), in_blocks=True)


@lru_cache(maxsize=1)
def _version() -> str:
    from standoff import reconcile

    digest = hashlib.sha256(knowledge_hash().encode())
    for package in (record, reconcile):
        folder = Path(str(package.__file__)).parent
        for path in sorted(folder.rglob("*.py")):
            digest.update(f"{path.relative_to(folder)}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
