"""The model of the two records: what a claim and a source are made of.

Every value arrives as text (see ``nodes``) and is given its type here, so that all errors of a record are found at once and
each has a way (``loc``) back to its place in the file. The JSON Schemas are generated from these classes.
"""

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

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
from claimpress.records.meanings import (
    ATTRIBUTION_MEANINGS,
    CLAIMANT_MEANINGS,
    COMPLETENESS_MEANINGS,
    EVENT_MEANINGS,
    RELATION_MEANINGS,
    SOURCE_MEANINGS,
    STANCE_MEANINGS,
    STATUS_MEANINGS,
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

    rule: Annotated[Text, Field(examples=["E203"])]
    """Code of the rule, for example E203."""
    because: Annotated[Text, Field(examples=["The official is named in no document that we hold."])]
    """Why the warning does not matter here; readers see it."""


class Claimant(Part):
    """Who says it."""

    name: Annotated[Text, Field(examples=["Harbour office"])]
    """Name of the person or organisation, spelled the same in every record."""
    kind: Annotated[Literal["person", "organisation"], CLAIMANT_MEANINGS] = "organisation"
    """Whether the claimant is a person or an organisation."""
    role: Annotated[Text | None, Field(examples=["city office"])] = None
    """What the claimant is, in a few words."""
    url: Annotated[Url | None, Field(examples=["https://harbour.example/"])] = None
    """Address of the claimant, when known."""


class Evidence(Part):
    """One passage for, against or around the claim."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["quote"]}, {"required": ["paraphrase"]}]}
    )

    source: Annotated[Identifier, Field(examples=["harbour-notice"])]
    """Identifier of the source: the name of its record in seeds/, without .yaml."""
    quote: Annotated[Text | None, Field(examples=["The pier is closed until Friday"])] = None
    """The passage, exactly as in the stored document. […] marks words left out, [words] words put in."""
    paraphrase: Annotated[Text | None, Field(examples=["The office closed the pier."])] = None
    """What the source says, in our words, instead of a quote."""
    prefix: Annotated[Text | None, Field(examples=["The harbour master said:"])] = None
    """The text just before the quote, when the quote occurs more than once."""
    suffix: Annotated[Text | None, Field(examples=["while it is repaired"])] = None
    """The text just after the quote, when the quote occurs more than once."""
    stance: Annotated[Stance, STANCE_MEANINGS]
    """Whether the passage supports the claim, refutes it, or gives context."""
    speaker: Annotated[Text | None, Field(examples=["the harbour master"])] = None
    """Who says what is quoted."""
    attribution: Annotated[Attribution, ATTRIBUTION_MEANINGS] | None = None
    """How the speaker stands behind it; ``reported`` is the outlet's own voice."""
    origin: Annotated[tuple[Identifier, ...], ListOf, Field(examples=["council-briefing"])] = ()
    """What this passage rests on (source identifiers); left out: the source's own origin."""
    said: Date | None = None
    """When it was said."""
    statement: Annotated[Identifier | None, Field(examples=["pier-closed-until-friday"])] = None
    """A name shared by all entries in which sources report the same utterance."""
    why: Annotated[Text | None, Field(examples=["The only one who saw it."])] = None
    """Why this passage matters, in one sentence."""
    ignore: tuple[Ignore, ...] = ()
    """Warnings about this entry that are answered."""


class Related(Part):
    """A claim next to this one."""

    claim: Annotated[Identifier, Field(examples=["ferry-stops-on-friday"])]
    """Identifier of the other claim."""
    relation: Annotated[Relation, RELATION_MEANINGS]
    """How the other claim relates to this one."""


class Event(Part):
    """One entry of the history."""

    date: Date
    """When it happened."""
    kind: Annotated[HistoryKind, EVENT_MEANINGS]
    """What happened."""
    note: Annotated[Text, Field(examples=["First published."])]
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

    claim: Annotated[
        Text,
        Field(examples=["The pier was closed for two days."]),
    ]
    """The claim, as someone would assert it, without a verdict in it."""
    claimant: Claimant | None = None
    """Who says it; left out when nobody in particular."""
    claimed: Date | None = None
    """When it was said, as precisely as it is known."""
    appearances: Annotated[
        tuple[Address, ...],
        ListOf,
        Field(examples=["harbour-notice", "https://news.example/report"]),
    ] = ()
    """Where it was said: source identifiers or addresses."""
    verdict: Annotated[Identifier | None, Field(examples=["supported", "mixed", "refuted"])] = None
    """A key of the verdict scale."""
    summary: Annotated[
        Text | None,
        Field(examples=["The notice and the minutes both say so."]),
    ] = None
    """The reason for the verdict, in one or two plain sentences (Markdown within the line)."""
    topics: Annotated[tuple[Text, ...], ListOf, Field(examples=["transport"])] = ()
    """What it is about."""
    evidence: tuple[Evidence, ...] = ()
    """The passages that the verdict rests on."""
    analysis: Annotated[Text | None, Field(examples=["The two texts share no sentence."])] = None
    """How the evidence was weighed (Markdown)."""
    would_change: Annotated[Text | None, Field(examples=["A later notice of the harbour office."])] = None
    """What would change the verdict."""
    related: tuple[Related, ...] = ()
    """Claims next to this one."""
    published: Date | None = None
    """When the check was first published."""
    history: tuple[Event, ...] = ()
    """What happened to the record, newest last."""
    authors: Annotated[tuple[Text, ...], ListOf, Field(examples=["Desk"])] = ()
    """Who wrote the check."""
    reviewers: Annotated[tuple[Text, ...], ListOf, Field(examples=["Second reader"])] = ()
    """Who read it before it was published."""
    review_by: Date | None = None
    """A date after which the page says that it may be out of date."""
    language: Annotated[Language | None, Field(examples=["en", "ur", "zh-Hans"])] = None
    """Language of the record (BCP 47); left out: the language of the site."""
    aliases: Annotated[tuple[Identifier, ...], ListOf, Field(examples=["earlier-name-of-this-file"])] = ()
    """Earlier identifiers; each keeps a page that leads here."""
    status: Annotated[Status, STATUS_MEANINGS] = "published"
    """Only published and withdrawn claims have a page."""
    ignore: tuple[Ignore, ...] = ()
    """Warnings about this claim that are answered."""

    @property
    def sources(self) -> frozenset[str]:
        """Every source that it names: in its evidence, as an origin of that, and as a place where it was said."""
        found = {entry.source for entry in self.evidence}
        found.update(origin for entry in self.evidence for origin in entry.origin)
        found.update(appearance for appearance in self.appearances if ":" not in appearance)
        return frozenset(found)


class Source(Part):
    """A source: seeds/<id>.yaml, beside the document that it describes."""

    model_config = ConfigDict(
        title="claimpress source",
        json_schema_extra={"dependentRequired": {"document": ["sha256"], "sha256": ["document"]}},
    )

    title: Annotated[Text, Field(examples=["Minutes of the harbour council"])]
    """Title of the document."""
    title_supplied: Flag = False
    """Whether we gave it its title; it is then shown in square brackets."""
    publisher: Annotated[Text, Field(examples=["Island Gazette", "unknown"])] = "unknown"
    """Who published it."""
    author: Annotated[Text, Field(examples=["Staff reporter", "unknown"])] = "unknown"
    """Who wrote it."""
    published: KnownDate = None
    """When it was published."""
    kind: Annotated[SourceKind, SOURCE_MEANINGS] = "other"
    """What sort of source it is."""
    url: Annotated[Url | None, Field(examples=["https://news.example/report"])] = None
    """Where it can be read, when known; never guessed."""
    archive_url: Annotated[Url | None, Field(examples=["https://archive.example/report"])] = None
    """A stored copy elsewhere."""
    language: Annotated[Language | None, Field(examples=["en", "ur", "zh-Hans"])] = None
    """Language of the document (BCP 47); left out: the language of the site."""
    document: Annotated[Text | None, Field(examples=["report.txt"])] = None
    """File name of the stored text, beside this record."""
    sha256: Annotated[
        Fingerprint | None,
        Field(examples=["0" * 64]),
    ] = None
    """Fingerprint of the stored text."""
    completeness: Annotated[Completeness, COMPLETENESS_MEANINGS] | None = None
    """Whether the stored text is the whole document."""
    origin: Annotated[tuple[Identifier, ...], ListOf, Field(examples=["council-briefing"])] = ()
    """Sources that this one retells."""
    rights: Annotated[
        Text | None,
        Field(examples=["Third-party text, kept for verification."]),
    ] = None
    """Whose text it is and on what terms it is kept."""
    note: Annotated[
        Text | None,
        Field(examples=["The navigation of the page is stored too."]),
    ] = None
    """What a reader should know about it."""
    ignore: tuple[Ignore, ...] = ()
    """Warnings about this source that are answered."""


def json_schema(record: type[Claim | Source]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a record, generated from its class."""
    schema = record.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        for field in part["properties"].values():
            # A plug-in would offer it to be typed.
            if field.get("default", "") is None:
                del field["default"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
