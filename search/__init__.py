"""The look-up over the manual of one audience: any question in, an answer out, the same behind every door."""
