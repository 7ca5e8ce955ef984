"""The prompt in a terminal of its own: what is typed is answered, opened and, where nothing came of it, recorded."""

import os
import re
import select
import subprocess
import sys
import time

import pytest

from search.intake import gather
from tests.generator.test_find import MANUAL
from tests.site.projects import command, environment, write_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no terminal of this kind")
PATIENCE = 30.0
#: Colours and the like; words that are marked have them inside.
SIGNS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """A running ``deskbook find`` on 24 lines of 80 columns."""

    def __init__(self, project):
        import fcntl
        import pty
        import struct
        import termios

        self.keyboard, screen = pty.openpty()
        fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        started = {"stdin": screen, "stdout": screen, "stderr": subprocess.PIPE, "start_new_session": True}
        self.process = subprocess.Popen(command("find"), cwd=project, env=environment(TERM="xterm"), **started)
        os.close(screen)
        self.shown = ""

    def press(self, keys, until):
        """Type; wait for words that were not shown before."""
        begin, end = len(self.shown), time.monotonic() + PATIENCE
        os.write(self.keyboard, keys.encode())
        while until not in SIGNS.sub("", self.shown[begin:]):
            assert time.monotonic() < end, self.shown[begin:]
            if select.select([self.keyboard], [], [], 0.1)[0]:
                self.shown += os.read(self.keyboard, 65536).decode("utf-8", "replace")

    def leave(self):
        """Ctrl-C; how it ended, and what it said beside the screen."""
        os.write(self.keyboard, b"\x03")
        said = self.process.communicate(timeout=PATIENCE)[1].decode()
        os.close(self.keyboard)
        return self.process.returncode, said


def test_it_searches_while_one_types_opens_and_records(tmp_path):
    terminal = Terminal(write_project(tmp_path, MANUAL))
    terminal.press("", until="小手册")
    terminal.press("退款", until="refund-where")
    terminal.press("\x1b[B", until="三个工作日内到账")
    terminal.press("\r", until="Esc返回")
    terminal.press("\x1b", until="Esc清空")
    terminal.press("\x1b", until="小手册")
    terminal.press("怎么去火星旅行", until="手册未收录")
    code, said = terminal.leave()
    assert (code, "Traceback" in said) == (0, False)
    assert [(one.text, one.door, one.band) for one in gather(tmp_path).noted] == [("怎么去火星旅行", "terminal", "none")]
