"""The chart of the organisation: a tidy tree of our own, in pages, the same picture on the site and on paper."""
