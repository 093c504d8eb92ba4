"""Reports read and joined, for the tests of this folder."""

import pytest

from standoff.reconcile import reconcile


@pytest.fixture(scope="module")
def joined(read):
    def join(*reports: tuple[str, str]):
        return reconcile([read(text, day, f"Wire {number}") for number, (text, day) in enumerate(reports)])

    return join
