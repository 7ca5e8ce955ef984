"""The look-up over the sample manual, opened once."""

from datetime import date
from pathlib import Path

import pytest

from search.lookup import Lookup
from search.opening import open_lookup

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def lookup() -> Lookup:
    """The sample manual's, for readers of ungraded content."""
    return open_lookup(ROOT, None, TODAY)
