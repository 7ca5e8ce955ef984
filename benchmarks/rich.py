"""The sample with 200 positions: its own, which use every field, again and again under other names."""

import re
import shutil
from pathlib import Path

HERE = Path(__file__).parent.parent
#: What may be there only once: names, numbers and ids.
NAMED = re.compile(r"^(name: .+|code: .+)$|(?<=\bid: )([\w-]+)", re.MULTILINE)


def make(folder: Path, positions: int = 200) -> None:
    """Write the project into ``folder``."""
    shutil.copytree(HERE / "content", folder / "content")
    shutil.copy(HERE / "mkdocs.yml", folder)
    own = {path.stem: path.read_text("utf-8") for path in sorted((folder / "content" / "positions").glob("*.yml"))}
    for number in range(len(own), positions):
        stem = list(own)[number % len(own)]
        again = number // len(own)
        text = NAMED.sub(lambda found: f"{found[1]}{again}" if found[1] else f"{found[2]}-{again}", own[stem])  # noqa: B023 - called here
        (folder / "content" / "positions" / f"{stem}-{again}.yml").write_text(re.sub(r"^also_called:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE), "utf-8")
