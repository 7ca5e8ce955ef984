"""What hangs on an item: who uses it, what it uses, by which field; and the picture of it."""
