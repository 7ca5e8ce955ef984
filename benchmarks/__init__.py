"""Speed and memory, run by hand: ``python -m benchmarks``. Never part of the tests."""
