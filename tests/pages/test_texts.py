"""The words of the interface: every language has all of them, nothing asks for one that is not there, and they fill in safely."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from babel import Locale
from markupsafe import Markup

from claimpress.pages.markdown import Markdown
from claimpress.pages.scale import in_its_language
from claimpress.pages.texts import Texts, interface_language, texts_of
from claimpress.pages.texts_file import fault_of, read_forms, shipped
from claimpress.records.config import SCALE, Config, Settings, Verdict
from claimpress.records.dates import PartialDate
from claimpress.records.model import Attribution, Completeness, HistoryKind, Relation, SourceKind, Stance

PACKAGE = Path(__file__).resolve().parents[2] / "scripts" / "claimpress"
# Keys that are put together from a word of the model.
FAMILIES = {
    "attribution.": get_args(Attribution),
    "completeness.": get_args(Completeness),
    "drawn.": get_args(Stance),
    "event.": get_args(HistoryKind),
    "evidence.": get_args(Stance),
    "figures.": get_args(Stance),
    "group.": get_args(Stance),
    "kind.": get_args(SourceKind),
    "narrow.": get_args(Stance),
    "relation.": get_args(Relation),
    "rules.": ("error", "warning"),
    "scale.": tuple(f"{verdict.key}{end}" for verdict in SCALE for end in ("", "_is")),
    "source.": get_args(Stance),
}


def texts(language: str = "en", **own: str) -> Texts:
    """Return the words of a site in a language, with its own files."""
    return texts_of(config(language, **own))


def config(language: str, **own: str) -> Config:
    """Return the settings of a site in a language, with its own files."""
    return Config(settings=Settings(language=language), own_texts=own)


def used() -> set[str]:
    """Return every key that stands in the templates, the theme and the package."""
    paths = [path for ending in ("*.py", "*.j2", "*.html") for path in PACKAGE.rglob(ending)]
    known = read_forms(shipped()["en"])
    words = "\n".join(path.read_text("utf-8") for path in paths if path.parent.name != "texts")
    named = {key for key in re.findall(r"""["']([\w-]+\.[\w.-]+)["']""", words) if key in known}
    called = set(re.findall(r"""(?<!lang\.)\bt(?:exts)?(?:\(|\[)f?"([\w-]+\.[\w.-]+)"[,)\]]""", words))
    return named | called


def test_every_language_has_the_same_texts_with_the_same_fields():
    """A text that one language lacks would leave a gap in its pages."""
    assert {"ar": "", "en": ""} == {name: fault_of(text) for name, text in shipped().items()}


@pytest.mark.parametrize("language", sorted(shipped()))
def test_a_text_with_forms_has_each_that_the_language_has(language: str):
    """One, two, a few and many are said in ways of their own (CLDR)."""
    expected = Locale(language).plural_form.tags | {"other"}
    groups = [set(forms) for forms in read_forms(shipped()[language]).values() if len(forms) > 1]
    assert groups
    assert [] == [forms for forms in groups if forms != expected]


def test_no_text_is_missing_and_none_is_idle():
    """What is asked for is there, and what is there is asked for."""
    made = {prefix + word for prefix, words in FAMILIES.items() for word in words}
    orders = {key for key in read_forms(shipped()["en"]) if key.startswith(("order.", "explorer."))}
    colours = {"colours.automatic", "colours.light", "colours.dark"}
    every = {"date.day", "date.month", "date.year", "topics.every", "claimants.every"}
    assert set(read_forms(shipped()["en"])) == used() | made | orders | colours | every


def test_texts_hold_no_markup():
    """They are escaped where they are printed; in the theme, which does not escape, they need none."""
    forms = [
        form for text in shipped().values() for each in read_forms(text).values() for form in each.values()
    ]
    assert [] == [form for form in forms if re.search(r"[<>&\"\[\]*`]", form)]


def test_the_scale_in_english_is_that_of_the_settings():
    """The labels and definitions stand in two places and are the same."""
    t = texts()
    assert [(verdict.label, verdict.definition) for verdict in SCALE] == [
        (t(f"scale.{verdict.key}"), t(f"scale.{verdict.key}_is")) for verdict in SCALE
    ]


def test_a_scale_of_the_sites_own_is_left_alone():
    """Only the scale that comes with us has translations."""
    own = (Verdict(key="true", label="True", definition="It is so."),)
    settings = Settings(language="ar", verdicts=own)
    assert own == in_its_language(Config(settings=settings)).settings.verdicts
    assert "مدعوم" == in_its_language(config("ar")).settings.verdicts[0].label


def test_the_plain_form_is_filled_in_as_text():
    """What is printed escapes it."""
    assert "Said by <b>." == texts()("claim.said_by", who="<b>")
    assert not isinstance(texts()("claim.said_by", who="<b>"), Markup)


def test_with_a_link_in_it_the_rest_is_escaped():
    """The text is Markdown as soon as a part of it is."""
    expected = Markdown("[A](a.md)&#91;&#93;, from &lt;b&gt;, 3 independent origins")
    made = texts("en", en=shipped()["en"].replace("{figures}, {documents}", "{figures}[], {documents}"))
    actual = made(
        "glance.line", figures=Markdown("[A](a.md)"), documents="from <b>", origins="3 independent origins"
    )
    assert expected == actual
    assert isinstance(actual, Markdown)


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("en", 0, "0 claims"),
        ("en", 1, "1 claim"),
        ("en", 2, "2 claims"),
        ("ar", 0, "لا ادعاءات"),
        ("ar", 1, "ادعاء واحد"),
        ("ar", 2, "ادعاءان"),
        ("ar", 3, "3 ادعاءات"),
        ("ar", 11, "11 ادعاءً"),
        ("ar", 100, "100 ادعاء"),
        ("ar", 103, "103 ادعاءات"),
    ],
)
def test_a_number_has_the_form_of_its_language(language: str, number: int, expected: str):
    """English has two forms, Arabic six."""
    assert expected == texts(language)("count.claims", n=number)


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("en", "2024", "2024"),
        ("en", "2024-11", "November 2024"),
        ("en", "2024-11-04", "4 November 2024"),
        ("en", "0987-03", "March 987"),
        ("ar", "2024-11-04", "4 نوفمبر 2024"),
        ("ar", "2024-11", "نوفمبر 2024"),
    ],
)
def test_dates_are_as_precise_as_known(language: str, written: str, expected: str):
    """A date is written out with no more than is known, with the month in the language."""
    assert expected == texts(language).date(PartialDate.parse(written))


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", (), ""),
        ("en", ("a",), "a"),
        ("en", ("a", "b"), "a and b"),
        ("en", ("a", "b", "c"), "a, b and c"),
        ("ar", ("أ", "ب", "ج"), "أ، ب وج"),
    ],
)
def test_listed(language: str, words: tuple[str, ...], expected: str):
    """Words are joined as a sentence joins them."""
    assert expected == texts(language).listed(words)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("ar", "ar"),
        ("ar-EG", "ar"),
        ("cy", "en"),
        ("pt-BR", "pt-BR"),
        ("pt", "en"),
    ],
)
def test_the_nearest_language_is_taken(wanted: str, expected: str):
    """A variety has the words of its language; a language without a file has English ones, and S108 says so."""
    assert expected == interface_language(config(wanted, **{"pt-BR": shipped()["en"]}))


def test_a_file_of_the_site_comes_first():
    """A newsroom may call a thing otherwise; what its file lacks is English."""
    t = texts("ar", ar='{% set texts = {"claim.verdict": "الخلاصة"} %}')
    assert ("الخلاصة", "Related claims") == (t("claim.verdict"), t("claim.related"))


@pytest.mark.parametrize(
    ("language", "direction", "spells"), [("en", "ltr", True), ("ar", "rtl", False)], ids=["en", "ar"]
)
def test_direction_and_letters(language: str, direction: str, spells: bool):  # noqa: FBT001
    """The direction is that of the language; Arabic has other letters than identifiers have."""
    assert (direction, spells) == (texts(language).direction, texts(language).spells_identifiers)


def test_a_file_with_the_name_of_no_language():
    """It is read; numbers and dates are those of English."""
    t = texts("xq", xq=shipped()["en"])
    assert ("xq", "1 claim", "May 2024") == (t.language, t("count.claims", n=1), t.date(PartialDate(2024, 5)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "does not hold one {% set texts = {…} %} with a text for each key"),
        ("{% set texts = {", "does not hold one {% set texts = {…} %} with a text for each key"),
        ("{% set words = {} %}", "does not hold one {% set texts = {…} %} with a text for each key"),
        (
            "{% set texts = {'a': now()} %}",
            "does not hold one {% set texts = {…} %} with a text for each key",
        ),
        (
            "{% set texts = {'404.title': 'x'} %}",
            "has no text for 404.every_claim, 404.every_source, 404.heading, 404.where, 404.why and ",
        ),
        (
            shipped()["en"].replace('"404.title"', '"zoo": {"other": "x"}, "404.title"'),
            "has texts that nothing asks for: zoo",
        ),
        (
            shipped()["en"].replace("Said by {who}.", "Said by {someone}."),
            "has other words in braces than the English text: claim.said_by",
        ),
    ],
)
def test_what_is_wrong_with_a_file(text: str, expected: str):
    """In words for the person who translated it; the file is read, never run."""
    assert fault_of(text).startswith(expected)


def problems(project: Callable[..., Any], settings: str, **own: str) -> list[str]:
    """Return what a check says of a project with these settings, and files of its own in ``overrides/texts``."""
    sandbox = project(mkdocs=f"site_name: Desk\n{settings}")
    for language, text in own.items():
        sandbox.write(f"overrides/texts/{language}.html", text)
    return [
        f"{problem.place.line} {problem.severity} {problem.code} {problem.message} | {problem.fix}"
        for problem in sandbox.check().problems
    ]


OURS = "extra:\n  claimpress:\n    language: {}\n"


def test_a_language_without_words_is_warned_of(project: Callable[..., Any]):
    """S108: the pages come out in English, and it says how to have them in the language of the site."""
    expected = [
        (
            "7 warning S108 the interface has no words in ur and is shown in en (there are ar, en) | "
            "Put a translation of texts/en.html into the theme's custom_dir, as texts/ur.html."
        )
    ]
    settings = "theme:\n  name: material\n  language: en\n" + OURS.format("ur")
    assert expected == problems(project, settings)


def test_a_theme_in_another_language_is_an_error(project: Callable[..., Any]):
    """S108: half of the page would be in one language and half in the other, and run the wrong way."""
    expected = [
        "3 error S108 the language of the theme is en, expected ar | Write under theme: `language: ar`"
    ]
    assert expected == problems(project, "theme:\n  name: material\n" + OURS.format("ar"))


def test_a_file_of_ones_own_makes_a_language_known(project: Callable[..., Any]):
    """S108: one that is whole is sound; one that is not says what it lacks."""
    settings = "theme:\n  name: material\n  custom_dir: overrides\n  language: ur\n" + OURS.format("ur")
    whole = shipped()["en"]
    assert [] == problems(project, settings, ur=whole)
    expected = [
        (
            "5 error S108 the file texts/ur.html of the theme has no text for claim.verdict | "
            "Take what it should hold from the file en.html that comes with claimpress."
        )
    ]
    lacking = whole.replace('  "claim.verdict": "Verdict",\n', "")
    assert expected == problems(project, settings, ur=lacking)


def test_a_site_without_our_theme_is_asked_nothing(project: Callable[..., Any]):
    """S108: without a theme there is no interface."""
    assert [] == problems(project, OURS.format("ur"))
