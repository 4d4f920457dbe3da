"""Slips: what the editor is told, the line to paste, and the text that was meant."""

from typing import get_args

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from claimpress.problem import Place
from claimpress.records.model import Claim, Source
from claimpress.records.nodes import Mapping, Scalar, plain
from claimpress.records.reader import FaultKind, read
from claimpress.records.reader_tree import compose
from claimpress.records.slips import explain
from claimpress.records.slips_lines import KEYS

SLIPS = [
    pytest.param(
        "claim: Officials said: no\nverdict: mixed\n",
        Place(1, 22, 23),
        "the text of “claim” holds a colon followed by a space (“Officials said: no”), which YAML takes for the end of a key",
        "Put the whole text in single quotes:\nclaim: 'Officials said: no'",
        {"claim": "Officials said: no", "verdict": "mixed"},
        id="a colon in a text",
    ),
    pytest.param(
        "claim: Officials said: no # check\nverdict: mixed\n",
        Place(1, 22, 23),
        "the text of “claim” holds a colon followed by a space (“Officials said: no”), which YAML takes for the end of a key",
        "Put the whole text in single quotes:\nclaim: 'Officials said: no' # check",
        {"claim": "Officials said: no", "verdict": "mixed"},
        id="a colon in a text, with a comment after it",
    ),
    pytest.param(
        "claim: Officials said:\nverdict: mixed\n",
        Place(1, 22, 23),
        "the text of “claim” ends with a colon, which YAML takes for the end of a key",
        "Put the whole text in single quotes:\nclaim: 'Officials said:'",
        {"claim": "Officials said:", "verdict": "mixed"},
        id="a colon at the end of a text",
    ),
    pytest.param(
        "topics:\n  - China: the request: new\nverdict: mixed\n",
        Place(2, 10, 11),
        "the text of this list item holds a colon followed by a space (“China: the”), which YAML takes for the end of a key",
        "Put the whole text in single quotes:\n  - 'China: the request: new'",
        {"topics": ["China: the request: new"], "verdict": "mixed"},
        id="a colon in the text of a list item",
    ),
    pytest.param(
        "topics:\n  - Chinese Embassy: we deny\nverdict: mixed\n",
        Place(2, 20, 21),
        "the text of this list item holds a colon followed by a space (“Chinese Embassy: we”), which YAML takes for the end of a key",
        "Put the whole text in single quotes:\n  - 'Chinese Embassy: we deny'",
        {"topics": ["Chinese Embassy: we deny"], "verdict": "mixed"},
        id="a name before a colon in a list item",
    ),
    pytest.param(
        'quote: "They want" one official said\nverdict: mixed\n',
        Place(1, 18, 19),
        'the text of “quote” goes on after the " that closes it',
        "Put the whole text in single quotes:\nquote: '\"They want\" one official said'",
        {"quote": '"They want" one official said', "verdict": "mixed"},
        id="a text that goes on after double quotes",
    ),
    pytest.param(
        "quote: 'They want' one official said\nverdict: mixed\n",
        Place(1, 18, 19),
        "the text of “quote” goes on after the ' that closes it",
        "Put the whole text in single quotes, and write every ' inside it twice:\nquote: '''They want'' one official said'",
        {"quote": "'They want' one official said", "verdict": "mixed"},
        id="a text that goes on after single quotes",
    ),
    pytest.param(
        'quote: "They want," he said, "to come."\nverdict: mixed\n',
        Place(1, 19, 20),
        'the text of “quote” goes on after the " that closes it',
        'Put the whole text in single quotes:\nquote: \'"They want," he said, "to come."\'',
        {"quote": '"They want," he said, "to come."', "verdict": "mixed"},
        id="two quotations in one text",
    ),
    pytest.param(
        'quote: "They want" one\n  official said\nverdict: mixed\n',
        Place(1, 18, 19),
        'the text of “quote” goes on after the " that closes it',
        'Write >- after the colon, and the text below it, every line two spaces further in:\nquote: >-\n  "They want" one\n  official said',
        {"quote": '"They want" one official said', "verdict": "mixed"},
        id="a text in quotes that goes on over two lines",
    ),
    pytest.param(
        'quote: "He said "no" to it"\nverdict: mixed\n',
        Place(1, 17, 18),
        'a " inside the text of “quote” ends it too early: whatever stands between two " is the text',
        "Put the whole text in single quotes:\nquote: 'He said \"no\" to it'",
        {"quote": 'He said "no" to it', "verdict": "mixed"},
        id="double quotes inside double quotes",
    ),
    pytest.param(
        "quote: 'Pakistan's answer was no'\nverdict: mixed\n",
        Place(1, 17, 18),
        "an apostrophe inside the text of “quote” ends it too early: whatever stands between two ' is the text",
        "Write every ' inside the text twice:\nquote: 'Pakistan''s answer was no'",
        {"quote": "Pakistan's answer was no", "verdict": "mixed"},
        id="an apostrophe inside single quotes",
    ),
    pytest.param(
        "quote: 'The officials' answer'\nverdict: mixed\n",
        Place(1, 22, 23),
        "an apostrophe inside the text of “quote” ends it too early: whatever stands between two ' is the text",
        "Write every ' inside the text twice:\nquote: 'The officials'' answer'",
        {"quote": "The officials' answer", "verdict": "mixed"},
        id="a plural's apostrophe inside single quotes",
    ),
    pytest.param(
        'quote: "They want\nverdict: mixed\n',
        Place(1, 8, 9),
        'the text of “quote” begins with " but no " ends it',
        'Close it at the end of the text:\nquote: "They want"',
        {"quote": "They want", "verdict": "mixed"},
        id="an unclosed double quote",
    ),
    pytest.param(
        "quote: 'They want to come\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with ' but no ' ends it",
        "Close it at the end of the text:\nquote: 'They want to come'",
        {"quote": "They want to come", "verdict": "mixed"},
        id="an unclosed single quote",
    ),
    pytest.param(
        'quote: "They want\n  to come\nverdict: mixed\n',
        Place(1, 8, 9),
        'the text of “quote” begins with " but no " ends it',
        'Close it at the end of the text:\nquote: "They want\n  to come"',
        {"quote": "They want to come", "verdict": "mixed"},
        id="an unclosed quote over two lines",
    ),
    pytest.param(
        'quote: "They want\nverdict: "mixed"\n',
        Place(1, 8, 9),
        'the text of “quote” begins with " but no " ends it',
        'Close it at the end of the text:\nquote: "They want"',
        {"quote": "They want", "verdict": "mixed"},
        id="an unclosed quote, closed by the next text",
    ),
    pytest.param(
        'quote: "They want”\nverdict: mixed\n',
        Place(1, 8, 9),
        'the text of “quote” begins with the straight mark " but ends with the curly mark ”',
        'End it with the same mark ":\nquote: "They want"',
        {"quote": "They want", "verdict": "mixed"},
        id="a straight mark closed by a curly one",
    ),
    pytest.param(
        'quote: "They want” he said\nverdict: mixed\n',
        Place(1, 8, 9),
        'the text of “quote” begins with ", which has to be closed and is not',
        "Put the whole text in single quotes:\nquote: '\"They want” he said'",
        {"quote": '"They want” he said', "verdict": "mixed"},
        id="a straight mark closed by a curly one inside",
    ),
    pytest.param(
        "quote: 'Tis so\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with ', which has to be closed and is not",
        "Put the whole text in single quotes, and write every ' inside it twice:\nquote: '''Tis so'",
        {"quote": "'Tis so", "verdict": "mixed"},
        id="an apostrophe at the beginning",
    ),
    pytest.param(
        'quote: "C:\\docs\\plan"\nverdict: mixed\n',
        Place(1, 11, 12),
        "a backslash between double quotes begins a code, as \\n does; the text of “quote” holds one that is none",
        "Put the whole text in single quotes instead:\nquote: 'C:\\docs\\plan'",
        {"quote": "C:\\docs\\plan", "verdict": "mixed"},
        id="a backslash in double quotes",
    ),
    pytest.param(
        'quote: "C:\\docs\\"\nverdict: mixed\n',
        Place(1, 11, 12),
        "a backslash between double quotes begins a code, as \\n does; the text of “quote” holds one that is none",
        "Put the whole text in single quotes instead:\nquote: 'C:\\docs\\'",
        {"quote": "C:\\docs\\", "verdict": "mixed"},
        id="a backslash before the closing quote",
    ),
    pytest.param(
        'quote: "C:\\Program"\nverdict: mixed\n',
        Place(1, 11, 12),
        "a backslash between double quotes begins a code, as \\n does; the text of “quote” holds one that is none",
        "Put the whole text in single quotes instead:\nquote: 'C:\\Program'",
        {"quote": "C:\\Program", "verdict": "mixed"},
        id="a backslash that makes an unseen character",
    ),
    pytest.param(
        "claimant:\n\tname: Reuters\n\trole: agency\nverdict: mixed\n",
        Place(2, 1, 2),
        "lines 2 to 3 begin with a tab; YAML wants spaces",
        "Write 2 spaces for each tab:\n  name: Reuters\n  role: agency",
        {"claimant": {"name": "Reuters", "role": "agency"}, "verdict": "mixed"},
        id="a tab before a key",
    ),
    pytest.param(
        "claimant:\n  name: Reuters\n\trole: agency\nverdict: mixed\n",
        Place(3, 1, 2),
        "this line begins with a tab; YAML wants spaces",
        "Write 2 spaces for each tab:\n  role: agency",
        {"claimant": {"name": "Reuters", "role": "agency"}, "verdict": "mixed"},
        id="a tab in one line",
    ),
    pytest.param(
        "claim:\tyes\nverdict: mixed\n",
        Place(1, 7, 8),
        "a tab stands where YAML wants a space",
        "Write a space in its place:\nclaim: yes",
        {"claim": "yes", "verdict": "mixed"},
        id="a tab after a colon",
    ),
    pytest.param(
        "claim: yes\n verdict: mixed\n",
        Place(2, 2, 9),
        "“verdict” begins in column 2, but the key in line 1 that it goes with begins in column 1",
        "Take away 1 space at the beginning of the line:\nverdict: mixed",
        {"claim": "yes", "verdict": "mixed"},
        id="a key one too far right",
    ),
    pytest.param(
        "claimant:\n  name: Reuters\n role: agency\nverdict: mixed\n",
        Place(3, 2, 6),
        "“role” begins in column 2, but the key in line 2 that it goes with begins in column 3",
        "Add 1 space at the beginning of the line:\n  role: agency",
        {"claimant": {"name": "Reuters", "role": "agency"}, "verdict": "mixed"},
        id="a key one too far left",
    ),
    pytest.param(
        "evidence:\n  - source: a\n    quote: b\n   - source: c\n     quote: d\nverdict: mixed\n",
        Place(4, 4, 5),
        "the dash begins in column 4, but the dash in line 2 that it goes with begins in column 3",
        "Take away 1 space at the beginning of lines 4 to 5:\n  - source: c\n    quote: d",
        {"evidence": [{"source": "a", "quote": "b"}, {"source": "c", "quote": "d"}], "verdict": "mixed"},
        id="a list item too far right",
    ),
    pytest.param(
        "evidence:\n  - source: a\n    quote: b\n - source: c\n   quote: d\nverdict: mixed\n",
        Place(4, 2, 3),
        "the dash begins in column 2, but the dash in line 2 that it goes with begins in column 3",
        "Add 1 space at the beginning of lines 4 to 5:\n  - source: c\n    quote: d",
        {"evidence": [{"source": "a", "quote": "b"}, {"source": "c", "quote": "d"}], "verdict": "mixed"},
        id="a list item too far left",
    ),
    pytest.param(
        "topics:\n  - a\n   - b\nverdict: mixed\n",
        Place(3, 4, 5),
        "the dash begins in column 4, but the dash in line 2 that it goes with begins in column 3",
        "Take away 1 space at the beginning of the line:\n  - b",
        {"topics": ["a", "b"], "verdict": "mixed"},
        id="a plain list item too far right",
    ),
    pytest.param(
        "evidence:\n  - source: a\n   quote: b\n   stance: supports\nverdict: mixed\n",
        Place(3, 4, 9),
        "“quote” begins in column 4, but the key in line 2 that it goes with begins in column 5",
        "Add 1 space at the beginning of lines 3 to 4:\n    quote: b\n    stance: supports",
        {"evidence": [{"source": "a", "quote": "b", "stance": "supports"}], "verdict": "mixed"},
        id="keys not under the first key of their item",
    ),
    pytest.param(
        "evidence:\n  - source: a\n     quote: b\n    stance: supports\nverdict: mixed\n",
        Place(3, 6, 11),
        "“quote” begins in column 6, but the key in line 2 that it goes with begins in column 5",
        "Take away 1 space at the beginning of the line:\n    quote: b",
        {"evidence": [{"source": "a", "quote": "b", "stance": "supports"}], "verdict": "mixed"},
        id="a key too far right under the first key",
    ),
    pytest.param(
        "evidence:\n  - source: a\n    quote: b\n  source: c\n    quote: d\nverdict: mixed\n",
        Place(4, 3, 9),
        "“source” begins a list item, but there is no dash before it",
        "Write a dash and a space before it:\n  - source: c",
        {"evidence": [{"source": "a", "quote": "b"}, {"source": "c", "quote": "d"}], "verdict": "mixed"},
        id="a list item without its dash",
    ),
    pytest.param(
        "evidence:\n  source: c\n    quote: d\nverdict: mixed\n",
        Place(2, 3, 9),
        "“source” begins a list item, but there is no dash before it",
        "Write a dash and a space before it:\n  - source: c",
        {"evidence": [{"source": "c", "quote": "d"}], "verdict": "mixed"},
        id="a first list item without its dash",
    ),
    pytest.param(
        "evidence:\n  - source: a\n    quote: b\n  source: c\n  quote: d\nverdict: mixed\n",
        Place(4, 3, 9),
        "“source” begins a list item, but there is no dash before it",
        "Write a dash and a space before it, and two more before each line that belongs to the item:\n  - source: c\n    quote: d",
        {"evidence": [{"source": "a", "quote": "b"}, {"source": "c", "quote": "d"}], "verdict": "mixed"},
        id="a list item without its dash, all in one column",
    ),
    pytest.param(
        "analysis: First.\n\nSecond: more.\nThird.\nverdict: mixed\n",
        Place(3, 1, 14),
        "the text of “analysis” goes on below its first line, without a sign that it does",
        "Write | after the colon, and the text below it, every line two spaces further in:\nanalysis: |\n  First.\n\n  Second: more.\n  Third.",
        {"analysis": "First.\n\nSecond: more.\nThird.\n", "verdict": "mixed"},
        id="paragraphs without |",
    ),
    pytest.param(
        "analysis:\n  First.\n\n  Second: more.\nverdict: mixed\n",
        Place(2, 3, 9),
        "the text of “analysis” stands below its key, without a sign that it does",
        "Write | after the colon, and the text below it, every line two spaces further in:\nanalysis: |\n  First.\n\n  Second: more.",
        {"analysis": "First.\n\nSecond: more.\n", "verdict": "mixed"},
        id="paragraphs below the key without |",
    ),
    pytest.param(
        "summary: First\n  second: more\nverdict: mixed\n",
        Place(2, 3, 15),
        "the text of “summary” goes on below its first line, without a sign that it does",
        "Write >- after the colon, and the text below it, every line two spaces further in:\nsummary: >-\n  First\n  second: more",
        {"summary": "First second: more", "verdict": "mixed"},
        id="indented lines with a colon, without >-",
    ),
    pytest.param(
        "summary: First\nsecond line\nverdict: mixed\n",
        Place(2, 1, 12),
        "the text of “summary” goes on below its first line, without a sign that it does",
        "Write >- after the colon, and the text below it, every line two spaces further in:\nsummary: >-\n  First\n  second line",
        {"summary": "First second line", "verdict": "mixed"},
        id="unindented lines without >-",
    ),
    pytest.param(
        "analysis: |\nFirst.\nSecond.\nverdict: mixed\n",
        Place(2, 1, 7),
        "this line belongs to the text of “analysis” but begins too far left",
        "Begin every line of the text with 2 spaces:\nanalysis: |\n  First.\n  Second.",
        {"analysis": "First.\nSecond.\n", "verdict": "mixed"},
        id="unindented lines after |",
    ),
    pytest.param(
        "summary: >-\n  First\nsecond is\n  third\nverdict: mixed\n",
        Place(3, 1, 10),
        "this line belongs to the text of “summary” but begins too far left",
        "Begin every line of the text with 2 spaces:\nsummary: >-\n  First\n  second is\n  third",
        {"summary": "First second is third", "verdict": "mixed"},
        id="one unindented line after >-",
    ),
    pytest.param(
        "claim:China has asked\nverdict: mixed\n",
        Place(1, 6, 7),
        "there is no space after the colon in “claim:China”, so YAML sees no key there",
        "Write a space after the colon:\nclaim: China has asked",
        {"claim": "China has asked", "verdict": "mixed"},
        id="no space after the colon",
    ),
    pytest.param(
        "claim:China: no\nverdict: mixed\n",
        Place(1, 6, 7),
        "there is no space after the colon in “claim:China:”, so YAML sees no key there",
        "Write a space after the colon:\nclaim: 'China: no'",
        {"claim": "China: no", "verdict": "mixed"},
        id="no space after the colon, and another colon",
    ),
    pytest.param(
        "claim: yes\nverdict:mixed\nstatus: draft\n",
        Place(2, 8, 9),
        "there is no space after the colon in “verdict:mixed”, so YAML sees no key there",
        "Write a space after the colon:\nverdict: mixed",
        {"claim": "yes", "verdict": "mixed", "status": "draft"},
        id="no space after the colon of a later key",
    ),
    pytest.param(
        "evidence:\n  - source:a\n    quote: b\nverdict: mixed\n",
        Place(2, 11, 12),
        "there is no space after the colon in “source:a”, so YAML sees no key there",
        "Write a space after the colon:\n  - source: a",
        {"evidence": [{"source": "a", "quote": "b"}], "verdict": "mixed"},
        id="no space after the colon in a list item",
    ),
    pytest.param(
        "claim:China has asked\n",
        Place(1, 6, 7),
        "there is no space after the colon in “claim:China”, so YAML sees no key there",
        "Write a space after the colon:\nclaim: China has asked",
        {"claim": "China has asked"},
        id="a file of one line without a space",
    ),
    pytest.param(
        "evidence:\n  -source: a\n    quote: b\nverdict: mixed\n",
        Place(2, 3, 4),
        "there is no space after the dash in “-source:”, so YAML sees no list item there",
        "Write a space after the dash:\n  - source: a",
        {"evidence": [{"source": "a", "quote": "b"}], "verdict": "mixed"},
        id="no space after the dash",
    ),
    pytest.param(
        "evidence:\n  -source: a\n   quote: b\nverdict: mixed\n",
        Place(2, 3, 4),
        "there is no space after the dash in “-source:”, so YAML sees no list item there",
        "Write a space after the dash, and one more before each line that belongs to the item:\n  - source: a\n    quote: b",
        {"evidence": [{"source": "a", "quote": "b"}], "verdict": "mixed"},
        id="no space after the dash, and the lines under the key",
    ),
    pytest.param(
        "evidence:\n  -source: a\n  quote: b\nverdict: mixed\n",
        Place(2, 3, 4),
        "there is no space after the dash in “-source:”, so YAML sees no list item there",
        "Write a space after the dash, and two more before each line that belongs to the item:\n  - source: a\n    quote: b",
        {"evidence": [{"source": "a", "quote": "b"}], "verdict": "mixed"},
        id="no space after the dash, and the lines under the dash",
    ),
    pytest.param(
        "evidence:\n  -source: a\n   quote: b\n\n  - source: c\nverdict: mixed\n",
        Place(2, 3, 4),
        "there is no space after the dash in “-source:”, so YAML sees no list item there",
        "Write a space after the dash, and one more before each line that belongs to the item:\n  - source: a\n    quote: b",
        {"evidence": [{"source": "a", "quote": "b"}, {"source": "c"}], "verdict": "mixed"},
        id="no space after the dash, with an empty line below",
    ),
    pytest.param(
        "claim: yes\nverdict mixed\nstatus: draft\n",
        Place(2, 1, 8),
        "there is no colon after “verdict”",
        "Write a colon and a space after it:\nverdict: mixed",
        {"claim": "yes", "verdict": "mixed", "status": "draft"},
        id="no colon after a key",
    ),
    pytest.param(
        "claimant\n  name: Reuters\nverdict: mixed\n",
        Place(1, 1, 9),
        "there is no colon after “claimant”",
        "Write a colon after it:\nclaimant:",
        {"claimant": {"name": "Reuters"}, "verdict": "mixed"},
        id="no colon after a key with a group",
    ),
    pytest.param(
        "claim = yes\nverdict: mixed\n",
        Place(1, 1, 6),
        "there is no colon after “claim”: “=” stands in its place",
        "Write a colon and a space after it:\nclaim: yes",
        {"claim": "yes", "verdict": "mixed"},
        id="an equals sign for a colon",
    ),
    pytest.param(
        "claim：yes\nverdict: mixed\n",
        Place(1, 1, 6),
        "there is no colon after “claim”: “：” stands in its place",
        "Write a colon and a space after it:\nclaim: yes",
        {"claim": "yes", "verdict": "mixed"},
        id="a wide colon",
    ),
    pytest.param(
        "quote: […] no such demand\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “[”, which YAML takes for the beginning of a list",
        "Put the whole text in single quotes:\nquote: '[…] no such demand'",
        {"quote": "[…] no such demand", "verdict": "mixed"},
        id="an elision at the beginning",
    ),
    pytest.param(
        "quote: [Beijing] has asked: why\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “[”, which YAML takes for the beginning of a list",
        "Put the whole text in single quotes:\nquote: '[Beijing] has asked: why'",
        {"quote": "[Beijing] has asked: why", "verdict": "mixed"},
        id="an insertion at the beginning",
    ),
    pytest.param(
        "topics: [diplomacy, security\nverdict: mixed\n",
        Place(1, 9, 10),
        "the list of “topics” begins with [ but no ] ends it",
        "Close it at the end:\ntopics: [diplomacy, security]",
        {"topics": ["diplomacy", "security"], "verdict": "mixed"},
        id="a list that is not closed",
    ),
    pytest.param(
        "topics: [diplomacy,\n  security\nverdict: mixed\n",
        Place(1, 9, 10),
        "the list of “topics” begins with [ but no ] ends it",
        "Close it at the end:\ntopics: [diplomacy,\n  security]",
        {"topics": ["diplomacy", "security"], "verdict": "mixed"},
        id="a list over two lines that is not closed",
    ),
    pytest.param(
        "quote: {so} it is\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “{”, which YAML takes for the beginning of a group of keys",
        "Put the whole text in single quotes:\nquote: '{so} it is'",
        {"quote": "{so} it is", "verdict": "mixed"},
        id="a brace at the beginning",
    ),
    pytest.param(
        "quote: *Not* so\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “*”, which YAML takes for a reference to another part of the file",
        "Put the whole text in single quotes:\nquote: '*Not* so'",
        {"quote": "*Not* so", "verdict": "mixed"},
        id="a star at the beginning",
    ),
    pytest.param(
        "quote: *Not so\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “*”, which YAML takes for a reference to another part of the file",
        "Put the whole text in single quotes:\nquote: '*Not so'",
        {"quote": "*Not so", "verdict": "mixed"},
        id="a star before one word",
    ),
    pytest.param(
        "quote: & so on\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “&”, which YAML takes for a name for a part of the file",
        "Put the whole text in single quotes:\nquote: '& so on'",
        {"quote": "& so on", "verdict": "mixed"},
        id="an ampersand and a space",
    ),
    pytest.param(
        "quote: &c and so on\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “&”, which YAML takes for a name for a part of the file",
        "Put the whole text in single quotes:\nquote: '&c and so on'",
        {"quote": "&c and so on", "verdict": "mixed"},
        id="an ampersand before a word",
    ),
    pytest.param(
        "quote: !no!way ever\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “!”, which YAML takes for an instruction to a program",
        "Put the whole text in single quotes:\nquote: '!no!way ever'",
        {"quote": "!no!way ever", "verdict": "mixed"},
        id="two exclamation marks in a word",
    ),
    pytest.param(
        "quote: %5 of them\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “%”, which YAML takes for an instruction to a program",
        "Put the whole text in single quotes:\nquote: '%5 of them'",
        {"quote": "%5 of them", "verdict": "mixed"},
        id="a percent sign",
    ),
    pytest.param(
        "speaker: @desk on a network\nverdict: mixed\n",
        Place(1, 10, 11),
        "the text of “speaker” begins with “@”, which YAML takes for a sign kept for later use",
        "Put the whole text in single quotes:\nspeaker: '@desk on a network'",
        {"speaker": "@desk on a network", "verdict": "mixed"},
        id="an at sign",
    ),
    pytest.param(
        "quote: `so` it is\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “`”, which YAML takes for a sign kept for later use",
        "Put the whole text in single quotes:\nquote: '`so` it is'",
        {"quote": "`so` it is", "verdict": "mixed"},
        id="a backtick",
    ),
    pytest.param(
        "analysis: |so it is\nverdict: mixed\n",
        Place(1, 11, 12),
        "the text of “analysis” begins on the line of the | that announces it; it has to begin below",
        "Put the whole text in single quotes:\nanalysis: 'so it is'",
        {"analysis": "so it is", "verdict": "mixed"},
        id="a bar before a text",
    ),
    pytest.param(
        "analysis: | First\n  second.\nverdict: mixed\n",
        Place(1, 11, 12),
        "the text of “analysis” begins on the line of the | that announces it; it has to begin below",
        "Write >- after the colon, and the text below it, every line two spaces further in:\nanalysis: >-\n  First\n  second.",
        {"analysis": "First second.", "verdict": "mixed"},
        id="a text on the line of its |",
    ),
    pytest.param(
        "summary: >- First\n\n  second.\nverdict: mixed\n",
        Place(1, 10, 12),
        "the text of “summary” begins on the line of the >- that announces it; it has to begin below",
        "Write | after the colon, and the text below it, every line two spaces further in:\nsummary: |\n  First\n\n  second.",
        {"summary": "First\n\nsecond.\n", "verdict": "mixed"},
        id="a text on the line of its >-",
    ),
    pytest.param(
        "quote: > 5 percent\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “>”, which YAML takes for the announcement of a text on the following lines",
        "Put the whole text in single quotes:\nquote: '> 5 percent'",
        {"quote": "> 5 percent", "verdict": "mixed"},
        id="a greater-than sign before a text",
    ),
    pytest.param(
        "quote: ? nobody knows\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “?”, which YAML takes for the beginning of a key",
        "Put the whole text in single quotes:\nquote: '? nobody knows'",
        {"quote": "? nobody knows", "verdict": "mixed"},
        id="a question mark and a space",
    ),
    pytest.param(
        "quote: - nobody knows\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “-”, which YAML takes for the beginning of a list item",
        "Put the whole text in single quotes:\nquote: '- nobody knows'",
        {"quote": "- nobody knows", "verdict": "mixed"},
        id="a dash and a space",
    ),
    pytest.param(
        "quote: , they said\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “,”, which YAML takes for a comma between the items of a list",
        "Put the whole text in single quotes:\nquote: ', they said'",
        {"quote": ", they said", "verdict": "mixed"},
        id="a comma",
    ),
    pytest.param(
        "quote: ] they said\nverdict: mixed\n",
        Place(1, 8, 9),
        "the text of “quote” begins with “]”, which YAML takes for the end of a list",
        "Put the whole text in single quotes:\nquote: '] they said'",
        {"quote": "] they said", "verdict": "mixed"},
        id="a closing bracket",
    ),
    pytest.param(
        "%YAML 2.0\n---\nclaim: yes\n",
        Place(1, 1, 10),
        "a line that begins with “%YAML” is an instruction to a program; a record holds only keys, lists and text",
        "Delete the line.",
        {"claim": "yes"},
        id="a line for programs",
    ),
    pytest.param(
        "quote: It's what they've said: that Pakistan's guards can't keep China's people safe on the roads\nverdict: mixed\n",
        Place(1, 30, 31),
        "the text of “quote” holds a colon followed by a space (“they've said: that”), which YAML takes for the end of a key",
        "Write >- after the colon, and the text below it, every line two spaces further in:\nquote: >-\n  It's what they've said: that Pakistan's guards can't keep China's people safe on the roads",
        {
            "quote": "It's what they've said: that Pakistan's guards can't keep China's people safe on the roads",
            "verdict": "mixed",
        },
        id="a long text with many apostrophes",
    ),
]


@pytest.mark.parametrize(("typed", "place", "message", "fix", "meant"), SLIPS)
def test_a_slip_is_explained_and_mended(typed: str, place: Place, message: str, fix: str, meant: object):
    """Each slip has its place, says what happened and what to write, and does not hide the text."""
    reading = read(typed.encode())
    assert [(FaultKind.NOT_YAML, place, message, fix)] == [
        (fault.kind, fault.place, fault.message, fault.fix) for fault in reading.faults
    ]
    assert reading.root is not None
    assert meant == plain(reading.root)


PASTABLE = [case for case in SLIPS if case.values[3].count("\n")]


@pytest.mark.parametrize(("typed", "place", "message", "fix", "meant"), PASTABLE)
def test_what_is_shown_can_be_pasted(typed: str, place: Place, message: str, fix: str, meant: object):
    """The corrected lines, put in place of those that were typed, read as the mended file does without a fault."""
    assert message
    shown = fix.split("\n")[1:]
    lines = typed.split("\n")
    ends = [
        plain(reading.root)
        for start in range(place.line)
        for end in range(place.line, len(lines))
        if not (reading := read("\n".join([*lines[:start], *shown, *lines[end:]]).encode())).faults
        and reading.root
    ]
    assert meant in ends


NO_SLIPS = [
    'quote: “They want" one official said\n',
    "quote: “They want” one official said\n",
    "quote: They said “no”, it's over\n",
    'quote: "They said: no"\n',
    "quote: 'Pakistan''s answer: no'\n",
    "url: https://desk.example/a:b?c=d#e\n",
    "claim: 5 < 6 & 7 > 2\n",
    "summary: One\n  two\n  three\n",
    "topics: [a, b,\n  c]\n",
    "topics:\n- a\n- b\n",
    'quote: "They want\n  to come"\n',
]


@pytest.mark.parametrize("typed", NO_SLIPS)
def test_what_is_no_slip_is_left_alone(typed: str):
    """Curly marks, quoted texts, addresses and folded texts are YAML as it should be."""
    assert () == read(typed.encode()).faults


def keys_of(part: object) -> set[str]:
    """Return the keys of a model and of all models inside it, given any type expression."""
    if isinstance(part, type) and issubclass(part, BaseModel):
        inside = (keys_of(field.annotation) for field in part.model_fields.values())
        return set(part.model_fields).union(*inside)
    return set().union(*map(keys_of, get_args(part)))


def test_the_keys_that_slips_are_recognised_by_are_those_of_the_records():
    """A key added to a record, or taken out of it, is added or taken out there too."""
    assert sorted(keys_of(Claim) | keys_of(Source)) == sorted(KEYS)


def test_a_long_correction_is_cut():
    """Twenty-four lines are shown of a text that is longer; all of it is read."""
    reading = read(("analysis: a\n\n" + "".join(f"b{i}\n" for i in range(40)) + "verdict: mixed\n").encode())
    shown = reading.faults[0].fix.split("\n")
    assert ["analysis: |", "  a", "", "  b0"] == shown[1:5]
    assert (26, "…") == (len(shown), shown[-1])
    assert reading.root is not None
    text = reading.root.entries["analysis"]
    assert isinstance(text, Scalar)
    assert text.value.endswith("b38\nb39\n")


def test_one_slip_never_hides_the_next():
    """Nine slips in one file are nine faults, in file order, and the whole tree is there."""
    typed = (
        "claim: Officials said: no\n"
        'quote: "They want" one\n'
        "verdict:mixed\n"
        "evidence:\n"
        "  -source: a\n"
        "   quote: b\n"
        '  - source: "c\n'
        "    quote: [x] d\n"
        "    why: 'it's'\n"
        "analysis: A\n"
        "\n"
        "And B: c\n"
        "status: @x\n"
    )
    reading = read(typed.encode())
    assert [1, 2, 3, 5, 7, 8, 9, 12, 13] == [fault.place.line for fault in reading.faults]
    assert reading.root is not None
    assert {
        "claim": "Officials said: no",
        "quote": '"They want" one',
        "verdict": "mixed",
        "evidence": [{"source": "a", "quote": "b"}, {"source": "c", "quote": "[x] d", "why": "it's"}],
        "analysis": "A\n\nAnd B: c\n",
        "status": "@x",
    } == plain(reading.root)
    assert 13 == reading.root.keys["status"].line


def test_what_cannot_be_mended_is_told_with_the_slips_before_it():
    """The root is gone, the faults so far are not; the words are plain and the place is right."""
    reading = read(b'claim: a: b\nverdict: "x"\n  "y"\n')
    assert reading.root is None
    assert [Place(1, 9, 10), Place(3, 3)] == [fault.place for fault in reading.faults]
    assert "this line does not fit what stands above it" == reading.faults[1].message


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("topics: [a, ,b]\n", "something is missing before this sign"),
        ('"lost\n', "a quotation mark or a bracket is opened here and never closed"),
        ("topics: [*x]\n", "“*” refers to a part of the file that does not exist"),
        ('claim: "a\n  \\d: b"\n', "a backslash between double quotes begins a code, and this is none"),
        ('claim: "a\n  \\0"\n', "a code with a backslash stands for an unseen character"),
    ],
)
def test_the_last_resort_is_plain(typed: str, message: str):
    """Where no cause is sure the message names what was found, and the fix says what to compare."""
    reading = read(typed.encode())
    assert message == reading.faults[0].message
    assert reading.faults[0].fix.startswith("Compare the line and those above it with a record that works")


def test_a_long_file_is_explained_but_not_tried():
    """Beyond the size of any record no correction is tried, and the answer comes at once."""
    lines = ("claim: a: b", *(f"k{i}: {'x' * 100}" for i in range(2500)))
    error = compose("\n".join(lines)).error
    assert isinstance(error, yaml.MarkedYAMLError)
    slip = explain(error, lines)
    assert (Place(1, 9), None) == (slip.place, slip.mended)
    assert "a colon followed by a space stands where no key can be" == slip.message


def test_after_thirty_slips_reading_gives_up():
    """Thirty faults are enough to go on with; the tree is not guessed."""
    reading = read(b"".join(b"k%d: a: b\n" % i for i in range(40)))
    assert (None, 30) == (reading.root, len(reading.faults))


WORDS = st.sampled_from(
    [
        *(
            "China",
            "no",
            "said:",
            "Pakistan's",
            "it's",
            "[…]",
            "(a)",
            "“a”",
            "é",
            "😀",
            "5",
            "claim",
            "=",
            "\\",
            "\\d",
        ),
        *(
            ":",
            "-",
            "'",
            '"',
            "[",
            "]",
            "{",
            "}",
            "*",
            "&",
            "!",
            "%",
            "@",
            "`",
            "|",
            ">",
            "?",
            ",",
            "#1",
            "<b>",
            "~",
        ),
    ],
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", " "])), min_size=1, max_size=9).map(
    lambda parts: "".join(word + space for word, space in parts).strip(" "),
)


def _value(root: Mapping | None, *, nested: bool) -> object:
    assert root is not None
    tree = plain(root)
    assert isinstance(tree, dict)
    assert "mixed" == tree["verdict"]
    if not nested:
        return tree["claim"]
    assert isinstance(tree["evidence"], list)
    entry = tree["evidence"][0]
    assert isinstance(entry, dict)
    assert "y" == entry["why"]
    return entry["quote"]


@settings(deadline=None, max_examples=400)
@given(TEXTS, st.booleans())
def test_a_mended_text_is_the_text_that_was_typed(typed: str, nested: bool):  # noqa: FBT001 -- Hypothesis gives it
    """Whatever an editor types after a key, a mended file gives back, character by character."""
    assume(typed[0] not in "\"'[|>")  # these can mean a text in quotes, a list or a block
    assume(not (typed.startswith("{") and typed.endswith("}")))  # a group of keys
    before = "evidence:\n  - source: x\n    quote: " if nested else "claim: "
    after = "\n    why: y\nverdict: mixed\n" if nested else "\nverdict: mixed\n"
    reading = read((before + typed + after).encode())
    if any(fault.kind is FaultKind.NOT_YAML for fault in reading.faults):
        assert typed == _value(reading.root, nested=nested)


@settings(deadline=None, max_examples=400)
@given(st.sampled_from("\"'"), TEXTS, st.booleans())
def test_a_mended_quotation_is_typed_text_or_what_its_marks_enclose(mark: str, rest: str, nested: bool):  # noqa: FBT001
    """A text that begins with a mark comes back whole or without the marks around it; never with a letter missing."""
    typed = mark + rest
    before = "evidence:\n  - source: x\n    quote: " if nested else "claim: "
    after = "\n    why: y\nverdict: mixed\n" if nested else "\nverdict: mixed\n"
    reading = read((before + typed + after).encode())
    if any(fault.kind is FaultKind.NOT_YAML for fault in reading.faults):
        value = _value(reading.root, nested=nested)
        inside = typed[1:-1] if typed.endswith(mark) and len(typed) > 1 else typed[1:]
        escaped = "\\" + mark if mark == '"' else mark * 2
        assert value in {
            typed,
            inside,
            inside.replace(escaped, mark),
            typed[1:],
            typed[1:].replace(escaped, mark),
        }


ROWS = st.lists(
    st.sampled_from(
        [
            "",
            "First.",
            "Second: more.",
            "- a list",
            "It's “so”.",
            'He said "no".',
            "# Title",
            "a \\ b",
            "é: x",
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=300)
@given(ROWS, st.sampled_from(["", "  "]))
def test_paragraphs_come_back_as_shown(rows: list[str], pad: str):
    """A text over several lines is read as the block that the message shows would be."""
    typed = (
        "analysis: Begins.\n" + "".join(f"{pad}{row}\n" if row else "\n" for row in rows) + "verdict: mixed\n"
    )
    reading = read(typed.encode())
    shown = [fault.fix for fault in reading.faults if "\nanalysis: " in fault.fix]
    assume(len(shown) == 1 and len(reading.faults) == 1)
    assert reading.root is not None
    pasted = read((shown[0].split("\n", 1)[1] + "\nverdict: mixed\n").encode())
    assert () == pasted.faults
    assert pasted.root is not None
    assert plain(pasted.root) == plain(reading.root)
