"""What the benchmark makes of its figures; it is itself run by hand."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.benchmark.__main__ import Run
from tests.benchmark.measure import Cost, Failed, cost_of
from tests.benchmark.page import page
from tests.benchmark.plot import plot

COSTS = {
    "plain MkDocs": [Cost(9, 12, 200), Cost(10, 13, 200), Cost(30, 14, 210)],
    "claimpress build": [Cost(2, 3, 100), Cost(3, 4, 101), Cost(2.5, 3.25, 102)],
    "claimpress check": [Cost(1, 1, 80)] * 3,
    "reading and seeking": [Cost(0.5, 0.4, 30)] * 3,
}


def test_the_page_has_a_row_for_each_command():
    """The middle of the rounds counts; the check is compared with what it cannot do without, all else with plain MkDocs."""
    text = page([Run(1000, 1.5, COSTS, {"checking the records": [0.3, 0.1, 0.2]})], 3)

    rows = [line for line in text.splitlines() if line.startswith("| ") and "compared" not in line]
    expected = [
        "| plain MkDocs |  |  |  | 10.00 | 13.00 | 200 |",
        "| claimpress build | plain MkDocs | 0.25 | 0.25 | 2.50 | 3.25 | 101 |",
        "| claimpress check | reading and seeking | 2.00 | 2.50 | 1.00 | 1.00 | 80 |",
        "| reading and seeking |  |  |  | 0.50 | 0.40 | 30 |",
        "| stage of the build | seconds |",
        "| checking the records | 0.20 |",
    ]
    assert expected == rows
    assert "- **Hugo** was not installed." in text.splitlines()


def test_a_builder_that_gives_up():
    """What it said stands under the table, and it is not called missing."""
    lines = page([Run(5000, 1.5, COSTS, {}, {"Zensical": "Field 'text' is too long"})], 1).splitlines()

    assert "Zensical does not build them: `Field 'text' is too long`" in lines
    assert "- **Zensical**: the whole site with its theme, from the same Markdown." in lines
    assert not any("Zensical** was not" in line for line in lines)


def test_a_command_that_fails(tmp_path: Path):
    """The last line of what it said says why; all of it is in the message."""
    command = [sys.executable, "-c", "print('one'); print('two'); exit(3)"]

    with pytest.raises(Failed, match="one\ntwo") as failed:
        cost_of(command, tmp_path, {})

    assert "two" == failed.value.said


def test_the_plot_has_a_line_for_each_command():
    """Its points are at the numbers of claims that were measured, and every line has its name at its end."""
    series = {"plain MkDocs": [(100, 3.0), (1000, 30.0)], "Hugo": [(100, 0.3), (1000, 1.0)]}

    root = ET.fromstring(plot(series))  # noqa: S314 -- our own

    space = "{http://www.w3.org/2000/svg}"
    lines = [line.get("points") for line in root.iter(f"{space}polyline")]
    assert ["64.0,200.7 560.0,84.7", "64.0,316.7 560.0,256.0"] == lines
    words = [text.text for text in root.iter(f"{space}text")]
    assert ["0.1 s", "1 s", "10 s", "100 s", "100", "1,000", "claims", "plain MkDocs", "Hugo"] == words
