"""The first view of the home page, opened as a file in a real Chromium that has not seen it before."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from benchmarks.chromium import opened
from benchmarks.measure import deskbook, run

#: Milliseconds until the largest thing on the screen is painted, at most.
BOUND = 500
TIMES = 9
#: From the start of the navigation: when anything, and when the largest thing was painted, and when all of the page was loaded.
PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => {
  const first = performance.getEntriesByName("first-contentful-paint")[0].startTime, largest = list.getEntries().at(-1).startTime;
  setTimeout(() => done([first, largest, performance.getEntriesByType("navigation")[0].loadEventEnd]), 50);
}).observe({type: "largest-contentful-paint", buffered: true}))"""


def view(large: Path) -> Iterator[str]:
    """The rows of this part: of the sample and of the large manual."""
    with opened() as browser:
        if browser is None:
            yield "no browser on this machine: the first view is not measured"
            return
        for name, project in (("sample", Path(__file__).parent.parent), ("large manual", large)):
            site = large.parent / f"view-{name.split()[0]}"
            run(deskbook("build", "--out", str(site)), project, 1)
            rows = []
            for _ in range(TIMES):
                context = browser.new_context(viewport={"width": 1440, "height": 900})
                page = context.new_page()
                page.goto((site / "index.html").as_uri())
                rows.append(page.evaluate(PAINTED))
                context.close()
            first, largest, loaded = (statistics.median(column) for column in zip(*rows, strict=True))
            worst = max(row[1] for row in rows)
            what = f"home page of the {name} as a file: first, largest paint"
            yield f"{what:<58} {first:5.0f} {largest:5.0f} ms (at most {BOUND}; worst of {TIMES}: {worst:.0f}), loaded {loaded:.0f} ms"
