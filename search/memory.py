"""Memory that is free goes back to the system: reading and writing take several times what is kept, and a door stays open for weeks."""

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Give back what is free where the C library can be told to (glibc); elsewhere nothing happens."""
    with suppress(OSError, AttributeError, TypeError):  # no library of that name, no such function, no name for none
        ctypes.CDLL(None).malloc_trim(0)
