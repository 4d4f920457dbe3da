"""Documents that repeat each other: the quick count is that of the definition."""

import re
from collections import Counter
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimpress.quotes.fold import fold
from claimpress.quotes.repetition import RUN, Repetition, repetitions


def by_definition(texts: dict[str, str]) -> tuple[Repetition, ...]:
    """Count every run of every pair, as rule D105 says it."""
    runs = {}
    for key, text in texts.items():
        words = re.findall(r"\w+", fold(text).text.casefold())
        runs[key] = {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    often = Counter(run for each in runs.values() for run in each)
    found = []
    for one, other in combinations(sorted(texts), 2):
        shared = sum(often[run] <= 50 for run in runs[one] & runs[other])
        shorter = min(len(runs[one]), len(runs[other]))
        if shorter and shared / shorter > 0.5:
            found.append(((one, other), shared / shorter))
    return tuple(found)


def test_the_part_that_is_shared_is_that_of_the_shorter_document():
    """Six words make two runs of five; one of the two is no more than half."""
    texts = {"b": "a b c d e f", "a": "A b, c\u00ad d – e f g h i j", "c": "a b c d e x", "d": ""}
    assert ((("a", "b"), 1.0),) == repetitions(texts)


def test_what_stands_in_over_fifty_documents_tells_nothing():
    """A note that every document carries does not make them repeat each other."""
    texts = {f"d{number:02}": "this is a note of ours" for number in range(50)}
    assert 50 * 49 // 2 == len(repetitions(texts))
    assert () == repetitions(texts | {"e": "This is a note of ours."})


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcé") | st.just("e\u0301"), max_size=24), max_size=6))
def test_the_count_is_that_of_the_definition(documents: list[list[str]]):
    """Over texts of few different words, which share much."""
    texts = {f"d{number}": " ".join(words) for number, words in enumerate(documents)}
    assert by_definition(texts) == repetitions(texts)
