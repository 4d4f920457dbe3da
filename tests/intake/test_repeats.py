"""Which stored documents a new text repeats."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimpress.intake.repeats import Repeat, repeats
from claimpress.quotes.document import Document

STORY = (
    "The pier was closed on Friday after an inspector found that two of its posts were rotten and soft. "
    "The harbour office does not expect that the repair of the posts will last longer than two days. "
    "A bus around the bay will be laid on for those who have to reach the island before Sunday evening. "
)
OTHER = (
    "Apples were cheap this autumn, said the growers of the valley, who blamed a wet spring for the small fruit. "
    "Nobody at the market could remember a year in which so few wasps had come to the stalls and tables. "
)


def test_a_retold_text_is_found():
    """Most alike first; a text of its own is passed over, and so is one with a sentence in common."""
    stored = [
        Document("half", STORY[: len(STORY) // 2] + OTHER),
        Document("other", OTHER),
        Document("same", STORY.upper()),
        Document("wrapped", f"Reprint.\n{STORY.replace(' The', chr(10) + 'The')}{OTHER}"),
    ]
    found = repeats(Document("new", STORY), stored)
    assert [Repeat("same", 1.0), Repeat("wrapped", 1.0)] == found


def test_a_text_too_short_to_tell():
    """Nothing is said of four words."""
    assert [] == repeats(Document("new", "The pier is closed."), [Document("a", "The pier is closed.")])


def test_a_short_stored_text_within_a_long_new_one():
    """The shorter of the two is what counts."""
    assert [Repeat("short", 1.0)] == repeats(Document("new", OTHER * 20 + STORY), [Document("short", STORY)])


def test_the_measure_is_that_of_the_check(project: Callable[..., Any], repository: Path):
    """Of every pair of this site's documents, and of altered ones, rule D105 says the same."""
    site = project(repository)
    for path in sorted((site.root / "seeds").glob("*.yaml")):
        path.unlink()
    texts = {
        f"text-{at}": path.read_text("utf-8")
        for at, path in enumerate(sorted(repository.glob("seeds/*.txt")))
    }
    texts |= {f"cut-{key}": text[: len(text) // 2] + OTHER * 9 for key, text in texts.items()}
    texts |= {f"most-{key}": text[len(text) // 3 :] + OTHER for key, text in texts.items()}
    from_ours = set()
    for key, text in texts.items():
        found = repeats(
            Document(key, text), [Document(other, texts[other]) for other in texts if other != key]
        )
        from_ours |= {(*sorted((key, repeat.source)), f"{repeat.part:.0%}") for repeat in found}
    from_check = set()
    for key, text in texts.items():
        (site.root / "seeds" / f"{key}.txt").write_text(text, "utf-8", newline="\n")
        pin = hashlib.sha256(text.encode()).hexdigest()
        site.write(f"seeds/{key}.yaml", f"title: x\ndocument: {key}.txt\nsha256: {pin}\n")
    for problem in site.check().problems:
        if problem.code == "D105":
            part, one = problem.message.split()[0], problem.message.split(" stands in ")[1].split()[0]
            from_check.add((*sorted((Path(problem.path).stem, one)), part))
    assert len(from_check) > 10
    assert from_check == from_ours
