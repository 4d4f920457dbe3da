"""What a site may set for itself: ``extra.claimpress`` in mkdocs.yml, with defaults that need none of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from claimpress.records.fields import Flag, Identifier, Language, ListOf, Text, Url, fail
from claimpress.records.model import Part, Stance

Icon = Literal["check", "tilde", "half", "warning", "cross", "versus", "question", "circle", "square", "dot"]
BEST_RATING: Final = 5
WORST_RATING: Final = 1


def _rating(value: object) -> object:
    """A rating is a whole number from 1 (refuted) to 5 (supported)."""
    if isinstance(value, str) and value in {"1", "2", "3", "4", "5"}:
        return int(value)
    if isinstance(value, int) or value is None:
        return value
    return fail("S103", f"is {value!r}, expected a whole number from 1 to 5")


def _count(value: object) -> object:
    """A number of origins or claims is a whole number of at least 1."""
    if isinstance(value, str) and value.isdecimal() and int(value) >= 1:
        return int(value)
    return fail("S103", f"is {value!r}, expected a whole number of at least 1")


class Verdict(Part):
    """One step of the verdict scale."""

    key: Identifier
    """The word that a claim file uses."""
    label: Text
    """The word that readers see."""
    definition: Text
    """What the verdict says about the evidence, in one sentence."""
    icon: Icon = "dot"
    """The shape shown beside the label."""
    rating: Annotated[int | None, BeforeValidator(_rating)] = None
    """1 to 5 where the verdict lies on the line from refuted to supported."""
    needs: Annotated[tuple[Stance, ...], ListOf] = ()
    """Stances of which at least one entry must be on record (rule E201)."""
    excludes: Annotated[tuple[Stance, ...], ListOf] = ()
    """Stances of which no entry may be on record (rule E201)."""


class Organisation(Part):
    """Who publishes the site."""

    name: Text | None = None
    """Name of the organisation; left out: the name of the site."""
    url: Url | None = None
    """Its address; left out: the address of the site."""
    logo: Url | None = None
    """Address of its logo."""
    contact: Text | None = None
    """Where readers write to."""
    corrections: Url | None = None
    """Address of its corrections policy or form."""


class EvidencePolicy(Part):
    """How much evidence the site asks for before it stops warning."""

    origins: Annotated[int, BeforeValidator(_count)] = 2
    """Independent origins that support should have (rule E202)."""
    anonymous_support: Flag = False
    """Whether support by unnamed speakers alone is enough (rule E203)."""


SCALE: Final = (
    Verdict(
        key="supported",
        label="Supported",
        rating=5,
        icon="check",
        definition="The evidence on record supports the claim and nothing on record contradicts it.",
        needs=("supports",),
        excludes=("refutes",),
    ),
    Verdict(
        key="mostly-supported",
        label="Mostly supported",
        rating=4,
        icon="tilde",
        definition="The claim holds in substance; a detail is wrong or missing.",
        needs=("supports",),
    ),
    Verdict(
        key="mixed",
        label="Mixed",
        rating=3,
        icon="half",
        definition="Part of the claim is supported and part is refuted.",
        needs=("supports", "refutes"),
    ),
    Verdict(
        key="misleading",
        label="Misleading",
        rating=2,
        icon="warning",
        definition="The words are accurate, but left as they stand they give a wrong impression.",
        needs=("supports",),
    ),
    Verdict(
        key="refuted",
        label="Refuted",
        rating=1,
        icon="cross",
        definition="The evidence on record contradicts the claim.",
        needs=("refutes",),
    ),
    Verdict(
        key="disputed",
        label="Disputed",
        icon="versus",
        definition="Sources of comparable standing contradict each other, and the record does not settle it.",
        needs=("supports", "refutes"),
    ),
    Verdict(
        key="unproven",
        label="Unproven",
        icon="question",
        definition="Nothing on record lets a reader check the claim either way.",
    ),
)


class Settings(Part):
    """The section ``extra.claimpress`` of mkdocs.yml."""

    organisation: Organisation = Organisation()
    """Who publishes the site."""
    verdicts: Annotated[tuple[Verdict, ...], Field(min_length=1)] = SCALE
    """The verdict scale, in order."""
    language: Language = "en"
    """Language of the interface, and of records and documents that name none."""
    unverified_quotes: Literal["error", "warn"] = "error"
    """Whether a quotation without a stored document fails the check."""
    policy: EvidencePolicy = EvidencePolicy()
    """How much evidence the site asks for."""
    share_images: Flag = True
    """Whether each claim has an image that other sites show beside a link to it."""
    pagefind_from: Annotated[int, BeforeValidator(_count)] = 200
    """From how many claims on the site is searched by Pagefind, which loads a little of its index for each word."""


@dataclass(frozen=True, slots=True)
class Config:
    """A site: MkDocs' own settings that pages need, and ours.

    Args:
        site_name: name of the site.
        site_description: what the site is, in a sentence; empty when it does not say.
        site_url: its address, ending in a slash; empty when not known.
        repo_url: address of the repository, without a slash at the end; empty when not known.
        edit_base: path from the repository's address to the editing of a file, such as ``edit/main/``.
        directory_urls: whether pages end in a slash (MkDocs' ``use_directory_urls``).
        docs_dir: folder of the Markdown, relative to the project's root.
        site_dir: folder of the built site, relative to the project's root.
        settings: the section ``extra.claimpress``.
        theme_language: the language of the theme (MkDocs' ``theme.language``); empty for a theme that has none.
        theme_folders: the theme's own folders in the project, relative to its root.
        own_texts: the site's own files of the words of the interface, as text, by language.
    """

    site_name: str = "claimpress"
    site_description: str = ""
    site_url: str = ""
    repo_url: str = ""
    edit_base: str = "edit/main/"
    directory_urls: bool = True
    docs_dir: str = "docs"
    site_dir: str = "site"
    settings: Settings = field(default_factory=Settings)
    theme_language: str = ""
    theme_folders: tuple[str, ...] = ()
    own_texts: Mapping[str, str] = field(default_factory=dict)

    def verdict(self, key: str | None) -> Verdict | None:
        """Return the verdict of that key, or None where the scale has none."""
        return next((verdict for verdict in self.settings.verdicts if verdict.key == key), None)
