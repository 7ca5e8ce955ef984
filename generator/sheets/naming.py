"""What the files of sheets are called: readable for people, safe for every system."""

import re

from generator.sheets.block import Sheet
from generator.source import DEVICES, UNSEEN

#: Signs that some system does not allow in the name of a file, and blanks.
REFUSED = re.compile(r'[<>:"/\\|?*\s]+')
#: Bytes of a name; systems allow 255 with the ending and what stands aside while it is written.
LONGEST = 150


def file_name(sheet: Sheet, *marks: str) -> str:
    """``售后服务部经理-after-sales-manager``: the name, the id, which is nobody else's, and what tells this print from the usual one."""
    ending = "".join(f"-{part}" for part in (sheet.id, *marks) if part)
    words = REFUSED.sub(" ", UNSEEN.sub("", sheet.name)).strip(" .")
    room = max(0, LONGEST - len(ending.encode()))
    name = words.encode()[:room].decode(errors="ignore").rstrip(" .")
    made = f"{name}{ending}" if name else ending[1:]
    return f"_{made}" if made.split(".")[0].casefold() in DEVICES else made
