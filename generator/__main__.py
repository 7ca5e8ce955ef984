"""``python -m generator`` is ``deskbook``."""

from generator.cli import main

main()
