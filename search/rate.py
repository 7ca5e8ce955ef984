"""How often one address may ask: a bucket of tokens each, filled evenly."""

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

#: Addresses kept in mind; the one that asked longest ago is forgotten first, and its bucket was full again long before.
ADDRESSES = 4096


class Rate:
    """``per_second`` questions from one address, ``burst`` of them at once; 0 per second is no limit."""

    def __init__(self, per_second: float, burst: float, now: Callable[[], float] = time.monotonic) -> None:
        self.per_second, self.burst, self.now = per_second, max(1.0, burst), now
        self.buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self.lock = Lock()

    def wait(self, address: str) -> float:
        """Take a token of ``address``: 0, or the seconds until there is one."""
        if not self.per_second:
            return 0.0
        own, now = _one(address), self.now()
        with self.lock:
            left, since = self.buckets.pop(own, (self.burst, now))
            left = min(self.burst, left + (now - since) * self.per_second)
            short = max(0.0, (1.0 - left) / self.per_second)
            self.buckets[own] = (left if short else left - 1.0, now)
            if len(self.buckets) > ADDRESSES:
                self.buckets.popitem(last=False)
        return short


def _one(address: str) -> str:
    """What counts as one address: of IPv6 the network, as one machine has billions of addresses in it."""
    if ":" not in address:
        return address
    try:
        return str(ipaddress.IPv6Network((address.split("%")[0], 64), strict=False))
    except ValueError:
        return address
