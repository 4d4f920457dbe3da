"""The model of the two records: what a claim and a source are made of.

Every value arrives as text (see ``nodes``) and is given its type here, so that all errors of a record are found at once and
each has a way (``loc``) back to its place in the file. The JSON Schemas are generated from these classes.
"""

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

from claimpress.records.fields import (
    Address,
    Date,
    Fingerprint,
    Flag,
    Identifier,
    KnownDate,
    Language,
    ListOf,
    Text,
    Url,
)

Stance = Literal["supports", "refutes", "context"]
Attribution = Literal["on-record", "anonymous", "document", "reported"]
Status = Literal["draft", "published", "withdrawn"]
Relation = Literal["same-story", "narrower", "broader", "contradicts"]
HistoryKind = Literal["published", "updated", "corrected", "verdict-changed", "withdrawn"]
SourceKind = Literal[
    "news", "wire", "statement", "briefing", "document", "dataset", "social", "interview", "other"
]
Completeness = Literal["full", "excerpt"]
STANCES: tuple[Stance, ...] = get_args(Stance)
REQUIRED_UNLESS_DRAFT = ("verdict", "summary", "evidence", "published")


class Part(BaseModel):
    """What all parts of a record share: nothing unknown, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Ignore(Part):
    """The answer to a warning that is left standing."""

    rule: Text
    """Code of the rule, for example E203."""
    because: Text
    """Why the warning does not matter here; readers see it."""


class Claimant(Part):
    """Who says it."""

    name: Text
    """Name of the person or organisation, spelled the same in every record."""
    kind: Literal["person", "organisation"] = "organisation"
    """Whether the claimant is a person or an organisation."""
    role: Text | None = None
    """What the claimant is, in a few words."""
    url: Url | None = None
    """Address of the claimant, when known."""


class Evidence(Part):
    """One passage for, against or around the claim."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["quote"]}, {"required": ["paraphrase"]}]}
    )

    source: Identifier
    """Identifier of the source: the name of its record in seeds/, without .yaml."""
    quote: Text | None = None
    """The passage, exactly as in the stored document. […] marks words left out, [words] words put in."""
    paraphrase: Text | None = None
    """What the source says, in our words, instead of a quote."""
    prefix: Text | None = None
    """The text just before the quote, when the quote occurs more than once."""
    suffix: Text | None = None
    """The text just after the quote, when the quote occurs more than once."""
    stance: Stance
    """Whether the passage supports the claim, refutes it, or gives context."""
    speaker: Text | None = None
    """Who says what is quoted."""
    attribution: Attribution | None = None
    """How the speaker stands behind it; ``reported`` is the outlet's own voice."""
    origin: Annotated[tuple[Identifier, ...], ListOf] = ()
    """What this passage rests on (source identifiers); left out: the source's own origin."""
    said: Date | None = None
    """When it was said."""
    statement: Identifier | None = None
    """A name shared by all entries in which sources report the same utterance."""
    why: Text | None = None
    """Why this passage matters, in one sentence."""
    ignore: tuple[Ignore, ...] = ()
    """Warnings about this entry that are answered."""


class Related(Part):
    """A claim next to this one."""

    claim: Identifier
    """Identifier of the other claim."""
    relation: Relation
    """How the other claim relates to this one."""


class Event(Part):
    """One entry of the history."""

    date: Date
    """When it happened."""
    kind: HistoryKind
    """What happened."""
    note: Text
    """What changed and why, for readers."""


class Claim(Part):
    """A claim and its check: claims/<id>.yaml."""

    model_config = ConfigDict(
        title="claimpress claim",
        json_schema_extra={
            "if": {"properties": {"status": {"const": "draft"}}, "required": ["status"]},
            "else": {"required": list(REQUIRED_UNLESS_DRAFT)},
        },
    )

    claim: Text
    """The claim, as someone would assert it, without a verdict in it."""
    claimant: Claimant | None = None
    """Who says it; left out when nobody in particular."""
    claimed: Date | None = None
    """When it was said, as precisely as it is known."""
    appearances: Annotated[tuple[Address, ...], ListOf] = ()
    """Where it was said: source identifiers or addresses."""
    verdict: Identifier | None = None
    """A key of the verdict scale."""
    summary: Text | None = None
    """The reason for the verdict, in one or two plain sentences (Markdown within the line)."""
    topics: Annotated[tuple[Text, ...], ListOf] = ()
    """What it is about."""
    evidence: tuple[Evidence, ...] = ()
    """The passages that the verdict rests on."""
    analysis: Text | None = None
    """How the evidence was weighed (Markdown)."""
    would_change: Text | None = None
    """What would change the verdict."""
    related: tuple[Related, ...] = ()
    """Claims next to this one."""
    published: Date | None = None
    """When the check was first published."""
    history: tuple[Event, ...] = ()
    """What happened to the record, newest last."""
    authors: Annotated[tuple[Text, ...], ListOf] = ()
    """Who wrote the check."""
    reviewers: Annotated[tuple[Text, ...], ListOf] = ()
    """Who read it before it was published."""
    review_by: Date | None = None
    """A date after which the page says that it may be out of date."""
    language: Language | None = None
    """Language of the record (BCP 47); left out: the language of the site."""
    aliases: Annotated[tuple[Identifier, ...], ListOf] = ()
    """Earlier identifiers; each keeps a page that leads here."""
    status: Status = "published"
    """Only published and withdrawn claims have a page."""
    ignore: tuple[Ignore, ...] = ()
    """Warnings about this claim that are answered."""


class Source(Part):
    """A source: seeds/<id>.yaml, beside the document that it describes."""

    model_config = ConfigDict(
        title="claimpress source",
        json_schema_extra={"dependentRequired": {"document": ["sha256"], "sha256": ["document"]}},
    )

    title: Text
    """Title of the document."""
    title_supplied: Flag = False
    """Whether we gave it its title; it is then shown in square brackets."""
    publisher: Text = "unknown"
    """Who published it."""
    author: Text = "unknown"
    """Who wrote it."""
    published: KnownDate = None
    """When it was published."""
    kind: SourceKind = "other"
    """What sort of source it is."""
    url: Url | None = None
    """Where it can be read, when known; never guessed."""
    archive_url: Url | None = None
    """A stored copy elsewhere."""
    language: Language | None = None
    """Language of the document (BCP 47); left out: the language of the site."""
    document: Text | None = None
    """File name of the stored text, beside this record."""
    sha256: Fingerprint | None = None
    """Fingerprint of the stored text."""
    completeness: Completeness | None = None
    """Whether the stored text is the whole document."""
    origin: Annotated[tuple[Identifier, ...], ListOf] = ()
    """Sources that this one retells."""
    rights: Text | None = None
    """Whose text it is and on what terms it is kept."""
    note: Text | None = None
    """What a reader should know about it."""
    ignore: tuple[Ignore, ...] = ()
    """Warnings about this source that are answered."""


def json_schema(record: type[Claim | Source]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a record, generated from its class."""
    schema = record.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
