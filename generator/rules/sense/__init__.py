"""Does the manual hold together: duties that are served, actors who may act, limits that can be kept."""
