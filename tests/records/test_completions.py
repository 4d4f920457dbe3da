"""The schemas of one site: what an editor's program offers, and that it takes everything else all the same."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from claimpress.records.completions import site_schema
from claimpress.records.model import Claim, Source

DRAFT = {"claim": "The pier is new.", "status": "draft"}
ENTRY = {"source": "harbour-notice", "stance": "supports", "quote": "q"}


@pytest.fixture
def schemas(project: Callable[..., Any], examples: Path) -> dict[str, Any]:
    """Return the schemas of the small example, with a record that cannot be read in each folder."""
    made = project(examples / "small")
    made.write("claims/torn.yaml", "- a\n")
    made.write("seeds/torn-source.yaml", "- a\n")
    collection = made.check().collection
    return {kind.__name__: site_schema(kind, collection) for kind in (Claim, Source)}


def offered(field: dict[str, Any]) -> dict[str, str]:
    """Return the first choice of a field, with its explanations."""
    choice = next(kind for kind in (field, *field.get("anyOf", [])) if "enum" in kind)
    return dict(zip(choice["enum"], choice["enumDescriptions"], strict=True))


def test_what_is_offered(schemas: dict[str, Any]):
    """Sources with their titles, claims with their words, verdicts with their definitions, names, topics."""
    claim, parts = schemas["Claim"]["properties"], schemas["Claim"]["$defs"]
    sources = ["harbour-notice", "island-gazette", "torn-source"]
    for field in (
        parts["Evidence"]["properties"]["source"],
        parts["Evidence"]["properties"]["origin"],
        claim["appearances"],
        schemas["Source"]["properties"]["origin"],
    ):
        assert sources == list(offered(field))
        assert ["", True] == [offered(field)["torn-source"], bool(offered(field)["island-gazette"])]
    claims = offered(parts["Related"]["properties"]["claim"])
    ferry = "The ferry between Lowmere and Saltholm stops on Friday."
    assert {"ferry-stops-on-friday": ferry, "torn": ""} == claims
    assert {"Island Gazette": "newspaper"} == offered(parts["Claimant"]["properties"]["name"])
    assert {"transport": ""} == offered(claim["topics"])
    assert {"Desk": ""} == offered(claim["authors"])
    scale = offered(claim["verdict"])
    assert ["supported", "mostly-supported", "mixed"] == list(scale)[:3]
    assert "Part of the claim is supported and part is refuted." == scale["mixed"]


@pytest.mark.parametrize(
    ("data", "valid"),
    [
        (DRAFT | {"topics": ["a new topic"], "authors": "Somebody"}, True),
        (DRAFT | {"topics": "one"}, True),
        (DRAFT | {"evidence": [ENTRY | {"source": "new-source", "origin": ["another"]}]}, True),
        (DRAFT | {"evidence": [ENTRY | {"source": "Not An Identifier"}]}, False),
        (DRAFT | {"related": [{"claim": "new-claim", "relation": "narrower"}]}, True),
        (DRAFT | {"appearances": ["https://news.example/a", "new-source"]}, True),
        (DRAFT | {"claimant": {"name": "Somebody else"}}, True),
        (DRAFT | {"verdict": "mixed"}, True),
        (DRAFT | {"verdict": "mixd"}, False),
        (DRAFT | {"topics": [{"a": "b"}]}, False),
    ],
)
def test_what_is_taken(schemas: dict[str, Any], data: dict[str, Any], valid: bool):  # noqa: FBT001 -- a table
    """Anything that the check takes; of verdicts only those of the scale."""
    validator = Draft202012Validator(schemas["Claim"])
    validator.check_schema(schemas["Claim"])
    assert valid == validator.is_valid(data)


def test_a_site_without_records_offers_nothing(project: Callable[..., Any]):
    """An empty list of choices would forbid everything."""
    schema = site_schema(Claim, project().check().collection)
    assert "enum" not in str(schema["$defs"]["Evidence"]["properties"]["source"])
    assert Draft202012Validator(schema).is_valid(DRAFT | {"evidence": [ENTRY], "topics": ["a"]})


def test_the_records_of_this_site_are_valid_in_their_own_schema(
    project: Callable[..., Any], repository: Path
):
    """Every claim and source of the repository."""
    collection = project(repository).check().collection
    for folder, kind in (("claims", Claim), ("seeds", Source)):
        validator = Draft202012Validator(site_schema(kind, collection))
        for path in sorted((repository / folder).glob("*.yaml")):
            data = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 -- text only
            assert [] == [error.message for error in validator.iter_errors(data)], path.name


def test_the_command_writes_both_where_vs_code_looks(project: Callable[..., Any], repository: Path):
    """The folder keeps itself out of git; the settings in the repository name the same files."""
    made = project(repository)
    ran = made.run("schema", "--site")
    names = [".claimpress/claim.schema.json", ".claimpress/source.schema.json"]
    assert (0, f"Written: {', '.join(names)}\n", "") == (ran.status, ran.out, ran.err)
    assert "*\n" == made.read(".claimpress/.gitignore")
    settings = json.loads((repository / ".vscode" / "settings.json").read_text("utf-8"))
    assert names == list(settings["yaml.schemas"])
    collection = made.check().collection
    assert [site_schema(kind, collection) for kind in (Claim, Source)] == [
        json.loads(made.read(name)) for name in names
    ]
    (task, _) = json.loads((repository / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    assert ("claimpress schema --site", "folderOpen") == (task["command"], task["runOptions"]["runOn"])
    extensions = json.loads((repository / ".vscode" / "extensions.json").read_text("utf-8"))
    assert ["redhat.vscode-yaml"] == extensions["recommendations"]


@pytest.mark.parametrize("arguments", [(), ("claim", "--site")])
def test_the_command_wants_one_of_two(project: Callable[..., Any], arguments: tuple[str, ...]):
    """Status 2, and what to type."""
    ran = project().run("schema", *arguments)
    expected = (
        "claimpress: either a record is named, or the schemas of this site are asked for\n"
        "  → Write: claimpress schema claim, claimpress schema source, or claimpress schema --site\n"
    )
    assert (2, "", expected) == (ran.status, ran.out, ran.err)


def test_a_folder_that_cannot_be_made(project: Callable[..., Any]):
    """Status 2 where a file is in the way."""
    made = project()
    made.write(".claimpress", "in the way")
    ran = made.run("schema", "--site")
    expected = (
        "claimpress: .claimpress/ cannot be written to: File exists\n  → Check the rights of the folder.\n"
    )
    assert (2, expected) == (ran.status, ran.err)
