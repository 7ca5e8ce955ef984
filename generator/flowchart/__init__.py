"""The flow of a procedure as a drawing of our own: steps below each other, decisions, loops, what is handed over."""
