"""The model and its JSON Schema: a plug-in of an editor's program and the check agree about a record."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from claimpress.records.model import Claim, Source, json_schema
from claimpress.records.nodes import plain
from claimpress.records.reader import read
from claimpress.records.record import File, claim_record, source_record

ROOT = Path(__file__).resolve().parents[2]
SOUND = sorted(
    path
    for folder in (ROOT, *(ROOT / "tests/examples/valid").iterdir(), ROOT / "tests/examples/small")
    for kind in ("claims", "seeds")
    for path in (folder / kind).rglob("*.y*ml")
    if path.is_file() and not path.name.startswith(".")
)
BROKEN = sorted(
    path
    for code in ("S101", "S102", "S103", "S105")
    for folder in (ROOT / "tests/examples/invalid").glob(f"{code}-*")
    for path in folder.rglob("*.yaml")
)
VALIDATORS = {
    "claims": Draft202012Validator(json_schema(Claim)),
    "seeds": Draft202012Validator(json_schema(Source)),
}


def kind(path: Path) -> str:
    """Return the folder, claims or seeds, that a record lies in."""
    return next(part for part in reversed(path.parts) if part in VALIDATORS)


def as_text(path: Path) -> Any:
    """Read a record with every value as text, as claimpress does; keys without a value are left out."""
    root = read(path.read_bytes()).root
    assert root is not None
    return without_empty(plain(root))


def without_empty(value: Any) -> Any:
    """Leave out the keys that have no value."""
    if isinstance(value, dict):
        return {key: without_empty(part) for key, part in value.items() if part is not None}
    return [without_empty(part) for part in value] if isinstance(value, list) else value


class AsAPluginReads(yaml.SafeLoader):
    """YAML 1.2 as editors' programs read it: numbers, true and false, but no dates."""


AsAPluginReads.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for letter, word in (("t", "true"), ("f", "false")):
    AsAPluginReads.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(f"^{word}$"), [letter])


@pytest.mark.parametrize("record", [Claim, Source])
def test_the_schema_is_valid_2020_12(record: type[Claim | Source]):
    """It says which draft it follows, and follows it."""
    schema = json_schema(record)
    Draft202012Validator.check_schema(schema)
    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]


@pytest.mark.parametrize("path", SOUND, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_schema_takes_every_sound_record_as_text(path: Path):
    """What the check takes the schema takes."""
    assert [] == [error.message for error in VALIDATORS[kind(path)].iter_errors(as_text(path))]


@pytest.mark.parametrize(
    "path",
    [path for path in SOUND if "tests" not in path.parts],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_the_schema_takes_the_records_of_this_site_as_a_plug_in_reads_them(path: Path):
    """An editor's program finds nothing wrong in them either, though it takes a year for a number."""
    data = yaml.load(path.read_text("utf-8"), AsAPluginReads)  # noqa: S506 -- it is a safe loader
    assert [] == [error.message for error in VALIDATORS[kind(path)].iter_errors(data)]


def of_the_content(path: Path) -> bool:
    """Say whether the check refuses what is in the record, and not only its name."""
    name = f"{kind(path)}/sound-name.yaml"
    make = claim_record if kind(path) == "claims" else source_record
    return bool(make(File(name, path.read_bytes())).flaws)


def test_the_schema_refuses_every_broken_record():
    """What is missing, unknown, of a wrong value or no identifier is marked while it is typed."""
    broken = [path for path in BROKEN if of_the_content(path)]
    assert 10 == len(broken)
    assert [] == [path.name for path in broken if VALIDATORS[kind(path)].is_valid(as_text(path))]


DRAFT = {"claim": "The pier is new.", "status": "draft"}
ENTRY = {"source": "minutes", "stance": "supports"}


@pytest.mark.parametrize(
    ("data", "valid"),
    [
        (DRAFT, True),
        (DRAFT | {"status": "published"}, False),
        ({"claim": "The pier is new."}, False),
        (DRAFT | {"evidence": [ENTRY | {"quote": "q"}]}, True),
        (DRAFT | {"evidence": [ENTRY]}, False),
        (DRAFT | {"evidence": [ENTRY | {"quote": "q", "paraphrase": "p"}]}, False),
        (DRAFT | {"evidence": [ENTRY | {"quote": "q", "origin": "wire"}]}, True),
        (DRAFT | {"topics": "harbour"}, True),
        (DRAFT | {"topics": {"harbour": "yes"}}, False),
        (DRAFT | {"claimed": 2024}, True),
        (DRAFT | {"claimed": 20241114}, False),
        (DRAFT | {"claimed": "14.11.2024"}, False),
        (DRAFT | {"claimed": "unknown"}, False),
        (DRAFT | {"language": "English"}, False),
    ],
)
def test_the_schema_of_a_claim(data: dict[str, Any], valid: bool):  # noqa: FBT001 -- a table
    """Drafts need less, an entry has a quote or a paraphrase, a list of one may be written as one."""
    assert valid == VALIDATORS["claims"].is_valid(data)


@pytest.mark.parametrize(
    ("data", "valid"),
    [
        ({"title": "M"}, True),
        ({"title": "M", "published": "unknown"}, True),
        ({"title": "M", "title_supplied": True}, True),
        ({"title": "M", "title_supplied": "false"}, True),
        ({"title": "M", "title_supplied": "no"}, False),
        ({"title": "M", "document": "m.txt"}, False),
        ({"title": "M", "sha256": "0" * 64}, False),
        ({"title": "M", "document": "m.txt", "sha256": "0" * 64}, True),
        ({"title": "M", "url": "ftp://lowmere.example"}, False),
    ],
)
def test_the_schema_of_a_source(data: dict[str, Any], valid: bool):  # noqa: FBT001 -- a table
    """A document and its fingerprint need each other; a date may be unknown in so many words."""
    assert valid == VALIDATORS["seeds"].is_valid(data)


# Why a schema, which sees one record by itself and only its values, can say nothing about these examples.
BEYOND_A_SCHEMA = {
    "D": "it does not see the stored document",
    "E": "it does not weigh the entries of the evidence against the verdict",
    "H": "it does not compare dates, nor does it see the base",
    "Q": "it does not see the stored document",
    "R": "it does not see the other records",
    "S107": "it does not know what else the check finds",
    "S108": "the fault is in mkdocs.yml",
    "Y": "the fault is in how the file is written, before there are values",
}


@pytest.mark.parametrize(
    "folder", sorted((ROOT / "tests/examples/invalid").iterdir()), ids=lambda folder: folder.name
)
def test_the_schema_refuses_whatever_a_schema_can_refuse(folder: Path):
    """Of each invalid example a record is refused, or it is said above why a schema cannot."""
    code = folder.name.partition("-")[0]
    records = [path for part in VALIDATORS for path in (folder / part).rglob("*.y*ml") if path.is_file()]
    readable = [path for path in records if read(path.read_bytes()).root is not None]
    refused = any(not VALIDATORS[kind(path)].is_valid(as_text(path)) for path in readable)
    assert refused == (not {code, code[0]} & {*BEYOND_A_SCHEMA})


@pytest.mark.parametrize("record", [Claim, Source])
def test_every_allowed_value_says_what_it_means(record: type[Claim | Source]):
    """A plug-in shows a sentence beside each value, and offers no value that means nothing."""
    schema = json_schema(record)
    fields = [field for part in (schema, *schema["$defs"].values()) for field in part["properties"].values()]
    choices = [kind for field in fields for kind in (field, *field.get("anyOf", [])) if "enum" in kind]
    told = [choice for choice in choices if True not in choice["enum"]]
    assert [len(choice["enum"]) for choice in told] == [len(choice["enumDescriptions"]) for choice in told]
    assert all(text.endswith(".") for choice in told for text in choice["enumDescriptions"])
    assert len(told) == {Claim: 6, Source: 2}[record]
    assert [] == [field for field in fields if field.get("default", "") is None]


@pytest.mark.parametrize("record", [Claim, Source])
def test_every_key_with_a_value_to_type_has_a_valid_example(record: type[Claim | Source]):
    """The examples are what the schema itself takes; a choice, a part or a list of parts needs none."""
    schema = json_schema(record)
    for part in (schema, *schema["$defs"].values()):
        for key, field in part["properties"].items():
            shown = [field, *field.get("anyOf", [])]
            own = [example for kind in shown for example in kind.get("examples", [])]
            needs_none = "$ref" in str(field) or "enum" in str(field)
            assert own or needs_none, key
            validator = Draft202012Validator(field | {"$defs": schema["$defs"]})
            assert [] == [example for example in own if not validator.is_valid(example)], key


@pytest.mark.parametrize("record", [Claim, Source])
def test_every_key_says_what_it_is(record: type[Claim | Source]):
    """A plug-in shows the description of each key, of the parts too."""
    schema = json_schema(record)
    parts = [schema, *schema["$defs"].values()]
    assert [] == [
        key for part in parts for key, value in part["properties"].items() if not value.get("description")
    ]
