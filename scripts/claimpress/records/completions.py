"""The JSON Schemas of one site: with its own verdicts, sources, topics, claimants and claims to choose from.

They are for an editor's program alone, which offers what it finds there. Whatever is not offered stays possible, since
a new topic or source is nothing wrong; only the verdicts are those of the scale and no others.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from claimpress.collection import Collection
from claimpress.records.model import Claim, Source, json_schema

Offers = Mapping[str, str]
"""What is offered, each with the sentence that explains it."""

_SOURCES: Final = (
    ("Evidence", "source"),
    ("Evidence", "origin"),
    ("Claim", "appearances"),
    ("Source", "origin"),
)
_CLAIMS: Final = (("Related", "claim"),)
_TOPICS: Final = (("Claim", "topics"),)
_NAMES: Final = (("Claimant", "name"),)
_STATEMENTS: Final = (("Evidence", "statement"),)
_PEOPLE: Final = (("Claim", "authors"), ("Claim", "reviewers"))


def site_schema(record: type[Claim | Source], collection: Collection) -> dict[str, Any]:
    """Return the JSON Schema of a record with what the site has to choose from.

    Args:
        record: claim or source.
        collection: the records of the site; those that cannot be read are offered by name only.
    """
    schema = json_schema(record)
    parts: dict[str, Any] = {**schema.get("$defs", {}), record.__name__: schema}
    for fields, offers in _offers(collection):
        for part, key in fields:
            if part in parts:
                parts[part]["properties"][key] = _offering(parts[part]["properties"][key], offers)
    if record is Claim:
        scale = {verdict.key: verdict.definition for verdict in collection.config.settings.verdicts}
        about = schema["properties"]["verdict"]["description"]
        schema["properties"]["verdict"] = {"description": about, **_choice(scale)}
    return schema


def _offers(collection: Collection) -> Iterable[tuple[tuple[tuple[str, str], ...], Offers]]:
    claims = {
        key: record.partial.claim if record.partial else "" for key, record in collection.claim_by_id.items()
    }
    models = [record.partial for record in collection.claims if record.partial is not None]
    sources = dict.fromkeys(collection.source_by_id, "") | {
        key: model.title for key, model in collection.models.items()
    }
    names = {model.claimant.name: model.claimant.role or "" for model in models if model.claimant is not None}
    yield _SOURCES, sources
    yield _CLAIMS, claims
    yield _TOPICS, dict.fromkeys((topic for model in models for topic in model.topics), "")
    yield _NAMES, names
    entries = [entry for model in models for entry in model.evidence]
    yield _STATEMENTS, dict.fromkeys((entry.statement for entry in entries if entry.statement), "")
    yield (
        _PEOPLE,
        dict.fromkeys((name for model in models for name in (*model.authors, *model.reviewers)), ""),
    )


def _choice(offers: Offers) -> dict[str, Any]:
    return {"type": "string", "enum": list(offers), "enumDescriptions": list(offers.values())}


def _offering(field: dict[str, Any], offers: Offers) -> dict[str, Any]:
    """Return a field that offers values and takes any other that it took before."""
    own = {key: value for key, value in field.items() if key != "examples"}
    if not offers:
        return own
    choice = _choice(dict(sorted(offers.items())))
    about: dict[str, Any] = {key: own.pop(key) for key in ("description", "title", "default") if key in own}
    kinds = own.get("anyOf", [own])
    return {
        **about,
        "anyOf": [
            choice,
            *(
                kind | {"items": {"anyOf": [choice, kind["items"]]}} if kind.get("type") == "array" else kind
                for kind in kinds
            ),
        ],
    }
