"""The summary of a pull request: each thing that can change, letter by letter."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FERRY = "claims/ferry-stops-on-friday.yaml"
QUOTE = "The ferry to Saltholm stops at noon on Friday while the pier is repaired"
NOTICE = "seeds/harbour-notice.txt"


def test_nothing_changes(clone: Callable[..., Any]):
    """Where nothing that is checked changes, that is all there is to say."""
    made = clone()
    made.project.write("README.md", "Other words.\n")
    expected = "## What changes since `main`\n\nNothing that is checked here changes; 0 errors and 0 warnings left.\n"
    assert expected == made.diff()
    assert expected == made.diff()


def test_a_new_claim(clone: Callable[..., Any]):
    """With its words, its verdict, its passages, and what they rest on."""
    made = clone()
    claim = (
        "claim: The pier is repaired.\nverdict: supported\nsummary: The notice says so.\nevidence:\n"
        "  - source: harbour-notice\n    quote: while the pier is repaired\n    stance: supports\n"
        "  - source: island-gazette\n    paraphrase: Work goes on.\n    stance: context\n"
        "published: 2026-03-06\n"
        "ignore:\n  - rule: E202\n    because: Nobody else was there.\n"
    )
    made.project.write("claims/pier-is-repaired.yaml", claim)
    made.project.write("claims/pier-is-new.yaml", "claim: The pier is new.\nstatus: draft\n")
    expected = """\
- `pier-is-new`: `The pier is new.` (draft)
- `pier-is-repaired`: `The pier is repaired.` – `supported`
  - **warning `E202` answered**: `Nobody else was there.`
  - quotation added (supports, `harbour-notice`, verified in line 3): `while the pier is repaired`
  - paraphrase added (context, `island-gazette`): `Work goes on.`
  - independent origins of what supports: 0 → 1"""
    assert expected == made.part("New claims")
    total = "Claims: 2 new; quotations: 1 added; 0 errors and 0 warnings left."
    assert total == made.diff().split("\n")[2]


def test_a_verdict_that_nothing_explains(clone: Callable[..., Any]):
    """It stands first, in bold, and among the problems (H102)."""
    made = clone()
    made.project.replace(FERRY, "verdict: supported", "verdict: mostly-supported")
    expected = (
        "- `ferry-stops-on-friday`: `supported` → `mostly-supported`; **no entry of its history explains it**"
    )
    assert expected == made.part("Verdicts")
    problem = (
        "- error H102 `claims/ferry-stops-on-friday.yaml:7:10` "
        "`the verdict was supported and is mostly-supported, but no new entry of history says why`"
    )
    assert problem == made.part("Problems left")


def test_a_verdict_that_is_explained(clone: Callable[..., Any]):
    """The entry of the history stands beside it: a new one, not one that was there before."""
    made = clone()
    made.project.replace(FERRY, "verdict: supported", "verdict: mostly-supported")
    entry = "  - date: 2026-03-07\n    kind: {}\n    note: {}\n"
    more = entry.format("verdict-changed", "The hour was wrong.") + entry.format("updated", "More.")
    made.project.replace(FERRY, "authors: [Desk]", f"{more}authors: [Desk]")
    expected = (
        "- `ferry-stops-on-friday`: `supported` → `mostly-supported`; "
        "verdict-changed on 2026-03-07: `The hour was wrong.`"
    )
    assert expected == made.part("Verdicts")
    changed = """\
- `ferry-stops-on-friday`: `The ferry between Lowmere and Saltholm stops on Friday.` – `mostly-supported`
  - verdict: `supported` → `mostly-supported`
  - history, verdict-changed on 2026-03-07: `The hour was wrong.`
  - history, updated on 2026-03-07: `More.`"""
    assert changed == made.part("Changed claims")
    made.commit()
    made.git("branch", "--force", "main")
    made.project.replace(FERRY, "verdict: mostly-supported", "verdict: supported")
    assert "**no entry of its history explains it**" in made.part("Verdicts")


def test_quotations_added_removed_and_reworded(clone: Callable[..., Any]):
    """A word that is another is shown in its place; whether the quotation is in the document is said each time."""
    made = clone()
    made.project.replace(FERRY, "stops at noon", "leaves at noon")
    made.project.replace(
        FERRY,
        "  - source: island-gazette\n    quote: Islanders will be without a boat from Friday noon\n    stance: supports\n",
        "  - source: harbour-notice\n    quote: The office does not expect the repair to last longer than two days.\n    stance: context\n",
    )
    expected = """\
- `ferry-stops-on-friday`: `The ferry between Lowmere and Saltholm stops on Friday.` – `supported`
  - quotation re-worded (`harbour-notice`, **not verified**): `The ferry to Saltholm` ~~`stops`~~ **`leaves`** `at noon on Friday while the pier is repaired`
  - quotation added (context, `harbour-notice`, verified in line 4): `The office does not expect the repair to last longer than two days.`
  - quotation removed (supports, `island-gazette`): `Islanders will be without a boat from Friday noon`
  - independent origins of what supports: 2 → 1"""
    assert expected == made.part("Changed claims")
    total = "Claims: 1 changed; quotations: 1 added, 1 removed, 1 re-worded; "
    assert made.diff().split("\n")[2].startswith(total)


def test_an_entry_that_changes_around_its_words(clone: Callable[..., Any]):
    """Stance, speaker and the like with both values; a longer text by name."""
    made = clone()
    made.project.replace(FERRY, "speaker: Ada Quill, harbour master", "speaker: the harbour office")
    made.project.replace(
        FERRY, "attribution: reported", "attribution: reported\n    origin: [harbour-notice]"
    )
    made.project.replace(FERRY, "    why: The notice of the office that runs the ferry.\n", "")
    expected = f"""\
- `ferry-stops-on-friday`: `The ferry between Lowmere and Saltholm stops on Friday.` – `supported`
  - quotation `{QUOTE}` (`harbour-notice`, verified in line 3): speaker `Ada Quill, harbour master` → `the harbour office`, why
  - quotation `Islanders will be without a boat from Friday noon` (`island-gazette`, verified in line 3): origin none → `harbour-notice`
  - independent origins of what supports: 2 → 1"""
    assert expected == made.part("Changed claims")


def test_a_quotation_that_moves_to_another_source(clone: Callable[..., Any]):
    """The same words of another source are one entry that changed."""
    made = clone()
    made.project.replace(FERRY, "- source: harbour-notice", "- source: island-gazette")
    assert (
        f"quotation `{QUOTE}` (`island-gazette`, **not verified**): source `harbour-notice` → `island-gazette`"
        in made.diff()
    )


def test_the_words_of_the_claim_and_its_other_keys(clone: Callable[..., Any]):
    """The claim word by word, the rest by name."""
    made = clone()
    made.project.replace(FERRY, "stops on Friday.", "stops on Monday.")
    made.project.replace(FERRY, "topics: [transport]", "topics: [sea]\nlanguage: en")
    expected = """\
- `ferry-stops-on-friday`: `The ferry between Lowmere and Saltholm stops on Monday.` – `supported`
  - the claim itself: `The ferry between Lowmere and Saltholm stops on` ~~`Friday.`~~ **`Monday.`**
  - changed: topics, language"""
    assert expected == made.part("Changed claims")


def test_a_history_that_is_cut_short(clone: Callable[..., Any]):
    """What happened cannot be made not to have happened unseen."""
    made = clone()
    made.project.replace(
        FERRY, "history:\n  - date: 2026-03-05\n    kind: published\n    note: First published.\n", ""
    )
    assert "  - **history: entries removed or put in another order**" in made.part("Changed claims")


def test_withdrawn_deleted_and_renamed(clone: Callable[..., Any]):
    """Each under its own heading; a rename keeps the comparison."""
    made = clone()
    text = made.project.read(FERRY)
    for name in ("boat", "draft", "buoy"):
        made.project.write(f"claims/{name}.yaml", text)
    made.project.write("claims/draft.yaml", "claim: A draft.\nstatus: draft\n")
    made.commit()
    made.git("branch", "--force", "main")
    made.project.write(
        FERRY,
        text.replace("status: published", "status: withdrawn").replace(
            "authors:", "  - date: 2026-03-07\n    kind: withdrawn\n    note: It sails.\nauthors:"
        ),
    )
    for name in ("boat", "draft", "buoy"):
        (made.root / f"claims/{name}.yaml").unlink()
    made.project.write("claims/ship.yaml", f"{text}aliases: [boat]\n")
    ferry = "`The ferry between Lowmere and Saltholm stops on Friday.`"
    withdrawn = f"""\
- `ferry-stops-on-friday`: {ferry} – `supported`
  - status: published → withdrawn
  - history, withdrawn on 2026-03-07: `It sails.`"""
    renamed = f"- `ship`: {ferry} – `supported`\n  - renamed from `boat`\n  - aliases: none → `boat`"
    deleted = f"- `buoy`: {ferry}; **it was published**\n- `draft`: `A draft.`; a draft"
    assert withdrawn == made.part("Withdrawn claims")
    assert renamed == made.part("Changed claims")
    assert deleted == made.part("Deleted claims")
    total = "Claims: 1 changed, 1 withdrawn, 2 deleted; addresses: 1 renamed; quotations: 2 removed; "
    assert made.diff().split("\n")[2].startswith(total)


def test_a_document_that_is_pinned_anew(clone: Callable[..., Any]):
    """In bold, with both fingerprints, and how many quotations the new text still holds."""
    made = clone()
    old = made.project.read(NOTICE).encode()
    new = old.replace(b"two days", b"nine days").replace(b"at noon on Friday", b"at noon on Monday")
    pins = [hashlib.sha256(text).hexdigest() for text in (old, new)]
    made.project.write(NOTICE, new)
    made.project.replace("seeds/harbour-notice.yaml", pins[0], pins[1])
    title = made.project.read("seeds/harbour-notice.yaml").partition("title: ")[2].partition("\n")[0]
    expected = f"""\
- **Document re-pinned** `seeds/harbour-notice.txt`, of `harbour-notice`: `{title}`
  - stored bytes, sha256: `{pins[0][:16]}…` → `{pins[1][:16]}…`
  - 1 quotation taken from it, 0 verified in the text as it is now
  - record: sha256"""
    assert expected == made.part("Documents and sources")
    assert "; **documents: 1 re-pinned**; 1 error" in f"; {made.diff().split(chr(10))[2]}".replace(
        "**D", "**d"
    )


def test_a_document_that_changes_under_its_pin(clone: Callable[..., Any]):
    """That is what pins are for: it is said here, and it is an error (D102)."""
    made = clone()
    made.project.replace(NOTICE, "two days", "nine days")
    assert made.part("Documents and sources").startswith(
        "- **Document altered under the same pin** `seeds/harbour-notice.txt`, of `harbour-notice`: "
    )
    assert "- error D102 `seeds/harbour-notice.yaml:" in made.part("Problems left")


def test_sources_and_documents_that_come_move_and_go(clone: Callable[..., Any]):
    """A document in bold; a source that is only cited, and a record that is other, plainly."""
    made = clone()
    made.project.write("seeds/wire.yaml", "title: The wire report\n")
    text = b"The wire reports rain.\n"
    pin = hashlib.sha256(text).hexdigest()
    made.project.write("seeds/rain.txt", text)
    made.project.write("seeds/rain.yaml", f"title: Rain\ndocument: rain.txt\nsha256: {pin}\n")
    (made.root / NOTICE).rename(made.root / "seeds" / "moved.txt")
    made.project.replace("seeds/harbour-notice.yaml", "harbour-notice.txt", "moved.txt")
    gazette = made.project.read("seeds/island-gazette.yaml")
    kept = [line for line in gazette.split("\n") if not line.startswith(("document:", "sha256:"))]
    made.project.write("seeds/island-gazette.yaml", "\n".join([*kept[:-1], "origin: [wire]", ""]))
    (made.root / "seeds" / "island-gazette.txt").unlink()
    lines = made.part("Documents and sources").split("\n")
    assert (
        "- **Document moved** `seeds/moved.txt`, of `harbour-notice`: "
        == lines[0].partition("`: ")[0] + "`: "
    )
    assert "  - record: document" == lines[2]
    gone = lines[3:7]
    assert gone[0].startswith("- **Document removed** `seeds/island-gazette.txt`, of `island-gazette`: ")
    assert gone[1].endswith("…` → none")
    assert ["  - record: document, sha256, origin", "  - rests on: nothing else → `wire`"] == gone[2:]
    assert [
        "- **Document added** `seeds/rain.txt`, of `rain`: `Rain`",
        f"  - stored bytes, sha256: none → `{pin[:16]}…`",
        "  - 0 quotations taken from it, 0 verified in the text as it is now",
        "- Source added `wire`: `The wire report`",
    ] == lines[7:]


def test_origins_that_a_source_gains_change_the_claims_that_quote_it(clone: Callable[..., Any]):
    """The claim's own file is the same, but what supports it is not independent any more."""
    made = clone()
    gazette = made.project.read("seeds/island-gazette.yaml")
    made.project.write("seeds/island-gazette.yaml", f"{gazette}origin: [harbour-notice]\n")
    expected = """\
- `ferry-stops-on-friday`: `The ferry between Lowmere and Saltholm stops on Friday.` – `supported`
  - independent origins of what supports: 2 → 1"""
    assert expected == made.part("Changed claims")


SETTINGS = """\
site_name: Example desk
site_url: https://desk.example/
extra:
  claimpress:
    organisation: {name: The desk}
    language: ur
    unverified_quotes: warn
    policy: {origins: 1, anonymous_support: true}
    verdicts:
      - {key: supported, label: Right, definition: It is so., rating: 5}
      - {key: open, label: Open, definition: Nobody knows.}
"""


def test_settings_that_decide_what_is_checked_are_bold(clone: Callable[..., Any]):
    """Policy, scale, language, and what is done with unverified quotations; the organisation's name is not."""
    made = clone()
    made.project.write("mkdocs.yml", SETTINGS)
    expected = """\
- organisation changed
- **verdict `disputed` removed from the scale**
- **verdict `misleading` removed from the scale**
- **verdict `mixed` removed from the scale**
- **verdict `mostly-supported` removed from the scale**
- **verdict `refuted` removed from the scale**
- **verdict `unproven` removed from the scale**
- **verdict `supported`: label, definition, icon, needs, excludes changed**
- **verdict `open` added to the scale**: `Nobody knows.`
- **language: `en` → `ur`**
- **unverified_quotes: `error` → `warn`**
- **policy, origins: `2` → `1`**
- **policy, anonymous_support: `False` → `True`**"""
    assert expected == made.part("Settings")
    assert made.diff().split("\n")[2].startswith("**settings: 13 changed**; ")


def test_the_order_of_the_scale(clone: Callable[..., Any]):
    """Only its order is other."""
    made = clone()
    made.project.write("mkdocs.yml", SETTINGS)
    made.commit()
    made.git("branch", "--force", "main")
    lines = SETTINGS.split("\n")
    made.project.write("mkdocs.yml", "\n".join([*lines[:-3], lines[-2], lines[-3], ""]))
    assert "- the order of the verdict scale changed" == made.part("Settings")


def test_a_base_that_is_broken_in_places(clone: Callable[..., Any]):
    """What can be read of it is compared, and what cannot is named."""
    made = clone()
    text = made.project.read(FERRY)
    made.project.write(FERRY, text.replace("claimed: 2026-03-03", "claimed: soon"))
    made.project.write("claims/torn.yaml", "claim: 'Torn\n")
    made.project.write("claims/gone.yaml", "- a\n")
    made.project.write("seeds/torn.yaml", "title: [\n")
    made.project.write("mkdocs.yml", "extra:\n  claimpress:\n    policy: {origins: none}\n")
    made.commit()
    made.git("branch", "--force", "main")
    made.project.write(FERRY, text)
    made.project.write("claims/torn.yaml", "claim: Torn no more.\nstatus: draft\n")
    (made.root / "claims" / "gone.yaml").unlink()
    made.project.write("seeds/torn.yaml", "title: Whole\n")
    made.project.write("mkdocs.yml", "site_name: X\n")
    expected = [
        f"- `{path}`"
        for path in (FERRY, "claims/gone.yaml", "claims/torn.yaml", "mkdocs.yml", "seeds/torn.yaml")
    ]
    assert sorted(expected) == made.part("Could not be read in full in the base").split("\n")
    assert "- `gone`" == made.part("Deleted claims")
    assert "- Source changed `torn`: `Whole`\n  - record: title" == made.part("Documents and sources")
    assert "  - changed: claimed" in made.part("Changed claims")


def test_a_present_state_that_is_broken(clone: Callable[..., Any]):
    """What is wrong now is listed, errors first and each in one line."""
    made = clone()
    made.project.write("claims/torn.yaml", "- a\n")
    made.project.write("seeds/torn.yaml", "- a\n")
    made.project.write("seeds/lonely.yaml", "title: Lonely\n")
    assert "- `torn` (cannot be read)" == made.part("New claims")
    problems = made.part("Problems left").split("\n")
    assert ["error", "error", "warning"] == [line.split()[1] for line in problems]
    assert "1 error" not in made.diff().split("\n")[2]


def test_of_very_many_problems_fifty_are_shown(clone: Callable[..., Any]):
    """The rest is a number."""
    made = clone()
    for number in range(60):
        made.project.write(f"seeds/lonely-{number}.yaml", f"title: Lonely {number}\n")
    lines = made.part("Problems left").split("\n")
    assert (51, "- and 10 more; `claimpress check` shows all of them") == (len(lines), lines[-1])


def test_a_giant_pull_request_fits_into_a_comment(clone: Callable[..., Any]):
    """A thousand new claims are cut off with a note."""
    made = clone()
    for number in range(700):
        made.project.write(
            f"claims/new-{number}.yaml", f"claim: {'New words ' * 12}{number}\nstatus: draft\n"
        )
    text = made.diff()
    assert len(text) <= 65_000
    assert text.startswith("## What changes since `main`\n\nClaims: 700 new; 0 errors and 0 warnings left.\n")
    assert text.endswith(" more lines have no room in a comment. Read the changed files themselves.**\n")


HOSTILE = "@octocat #1 <img src=x onerror=alert(1)> [x](https://evil.example) | ``` ~~~ `@you` <!-- \u202e"


def test_a_stranger_can_put_nothing_into_the_comment(clone: Callable[..., Any]):
    """Whatever text of a record is shown, it is shown as code: name, words, notes, settings, titles."""
    made = clone()
    quoted = HOSTILE.replace("'", "''")
    text = made.project.read(FERRY)
    made.project.write(
        FERRY,
        text.replace(QUOTE, f"'{quoted}'")
        .replace("speaker: Ada Quill, harbour master", f"speaker: '{quoted}'")
        .replace("note: First published.", f"note: '{quoted}'"),
    )
    made.project.write("claims/@octocat <b> [x](y).yaml", f"claim: '{quoted}'\nstatus: draft\n")
    made.project.write("seeds/wire.yaml", f"title: '{quoted}'\n")
    text = made.diff()
    outside = [part for line in text.split("\n") for part in code_free(line)]
    assert "octocat" in text
    assert [] == [part for part in outside if any(sign in part for sign in "@<[]`|\\")]


def code_free(line: str) -> list[str]:
    """Return what of a line is not code, by CommonMark's rule: a fence ends at the next of its own length."""
    kept, place = [], 0
    while (start := line.find("`", place)) >= 0:
        size = len(line[start:]) - len(line[start:].lstrip("`"))
        end = start + size
        while (end := line.find("`", end)) >= 0:
            run = len(line[end:]) - len(line[end:].lstrip("`"))
            if run == size:
                break
            end += run
        kept.append(line[place:start])
        assert end >= 0, line
        place = end + size
    return [*kept, line[place:]]


def test_this_site_compared_with_itself_without_its_documents(clone: Callable[..., Any], repository: Path):
    """Five documents removed are five lines in bold, and no crash."""
    made = clone(repository)
    for path in sorted((made.root / "seeds").glob("*.txt")):
        path.unlink()
    assert 5 == made.part("Documents and sources").count("**Document altered under the same pin**")


@pytest.mark.parametrize("arguments", [(), ("main", "work")])
def test_the_command_wants_one_revision(clone: Callable[..., Any], arguments: tuple[str, ...]):
    """Status 2 otherwise."""
    assert 2 == clone().project.run("diff", *arguments).status


def test_a_revision_that_is_not_there(clone: Callable[..., Any]):
    """Said in plain words, with status 2."""
    expected = (
        "claimpress: git knows no revision 'nothing' here\n"
        "  → `git branch --all` lists the branches; `git fetch` brings in new ones.\n"
    )
    assert expected == clone().diff("nothing", status=2)
