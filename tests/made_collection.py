"""A collection of any size from a seed: invented claims, sources and documents in several scripts, all of which check."""

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# Words of our own, as plain as they come: subject, verb, object, place, for each language with its full stop and joint.
_TONGUES: Final[dict[str, tuple[str, str, tuple[str, str, str, str]]]] = {
    "en": (
        ". ",
        " ",
        (
            "the harbour office,the town council,the water board,the ferry line,the school inspector,a retired pilot",
            "opened,measured,paid for,repaired,counted,announced,closed,described,moved,lent",
            "new barges,old lamps,wooden piers,weekly ferries,bread prices,night trams,paper maps,salt stores",
            "on the east quay,below the mill,near Saltholm,in the upper town,by the grain store,along the canal",
        ),
    ),
    "de": (
        ". ",
        " ",
        (
            "das Hafenamt,der Stadtrat,die Fährlinie,das Wasserwerk,die Brückenwache,ein alter Lotse",
            "eröffnete,prüfte,bezahlte,zählte,schloss,verlegte",
            "neue Kähne,alte Laternen,hölzerne Stege,wöchentliche Fähren,große Schleusen,späte Züge",
            "am Ostkai,unter der Mühle,nahe Saltholm,in der Oberstadt,hinter dem Bahnhof",
        ),
    ),
    "ru": (
        ". ",
        " ",
        (
            "портовая контора,городской совет,паромная линия,водный надзор,старый лоцман",
            "открыла,измерила,оплатила,починила,сосчитала",
            "новые баржи,старые фонари,деревянные причалы,ночные трамваи,каменные ступени",
            "на восточной набережной,под мельницей,у вокзала,в верхнем городе",
        ),
    ),
    "ur": (
        "۔ ",
        " ",
        (
            "بندرگاہ کا دفتر,شہر کی مجلس,پانی کا محکمہ,پرانا ملاح,پل کے کارکن",
            "نے دیکھا,نے کھولا,نے گنا,نے بدلا,نے بنایا",
            "نئی کشتیاں,پرانے چراغ,لکڑی کے پل,رات کی گاڑیاں,پتھر کی سیڑھیاں",
            "مشرقی گھاٹ پر,چکی کے نیچے,ریل کے قریب,بالائی شہر میں",
        ),
    ),
    "zh": (
        "。",
        "",
        (
            "港务处,市议会,渡轮公司,水务局,老船长,桥梁队",
            "检查了,开放了,修理了,统计了,移走了,公布了",
            "新驳船,旧灯塔,木码头,夜班电车,石台阶,盐仓库",
            "在东岸,在磨坊下,在车站附近,在上城,在运河边",
        ),
    ),
}
_LANGUAGES: Final = ("en", "en", "en", "en", "en", "en", "de", "ru", "ur", "zh")
_VERDICTS: Final = ("supported", "mostly-supported", "mixed", "misleading", "refuted", "disputed", "unproven")
_SIDES: Final = {
    "supported": ("supports", "supports", "context", "supports"),
    "refuted": ("refutes", "refutes", "context", "refutes"),
    "unproven": ("context", "context", "context", "context"),
}
_KINDS: Final = ("news", "wire", "statement", "briefing", "document", "interview")
_VOICES: Final = ("on-record", "anonymous", "document", "reported")


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    words: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Held:
    id: str
    language: str
    sentences: tuple[_Sentence, ...]


def make_collection(root: Path, claims: int, seed: int = 1) -> None:
    """Write claims/ and seeds/ of a collection that passes its check; the same seed gives the same bytes.

    Args:
        root: the folder they go into.
        claims: how many claims; there is a document for every four of them.
        seed: what chance begins with.
    """
    chance = random.Random(seed)  # noqa: S311 -- a collection that can be made again, not a secret
    for folder in ("claims", "seeds"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    held = [_write_source(root, chance, number) for number in range(max(2, claims // 4))]
    for number in range(claims):
        text = "\n".join(_claim(chance, number, claims, held)) + "\n"
        (root / "claims" / f"{_claim_id(number)}.yaml").write_text(text, "utf-8")


def _claim_id(number: int) -> str:
    return f"claim-{number:05d}"


def _write_source(root: Path, chance: random.Random, number: int) -> _Held:
    language = chance.choice(_LANGUAGES)
    sentences = tuple(_sentence(chance, language) for _ in range(chance.choice((25, 40, 60, 90, 250))))
    held = _Held(f"source-{number:05d}", language, sentences)
    stop = _TONGUES[language][0]
    paragraphs = (sentences[place : place + 5] for place in range(0, len(sentences), 5))
    text = f"{number}: {_sentence(chance, language).text}\n\n" + "\n\n".join(
        "".join(sentence.text + stop for sentence in paragraph).strip() for paragraph in paragraphs
    )
    data = (text + "\n").encode()
    (root / "seeds" / f"{held.id}.txt").write_bytes(data)
    record = [
        f"title: {_quoted(f'{sentences[0].text} ({number})')}",
        f"title_supplied: {'true' if number % 7 == 0 else 'false'}",
        f"publisher: {_quoted(f'Gazette no. {number % 40}')}",
        f"published: 20{number % 20 + 5:02d}-0{number % 9 + 1}-1{number % 10}",
        f"kind: {chance.choice(_KINDS)}",
        f"language: {language}",
        f"document: {held.id}.txt",
        f"sha256: {hashlib.sha256(data).hexdigest()}",
        "completeness: full",
        "rights: Invented for measuring.",
    ]
    if number % 3 == 0:
        record.append(f"url: https://gazette.example/{number}/story")
    if number % 5 == 4:
        record.append(f"origin: [source-{number - 1:05d}]")
    (root / "seeds" / f"{held.id}.yaml").write_text("\n".join(record) + "\n", "utf-8")
    return held


def _sentence(chance: random.Random, language: str) -> _Sentence:
    _, joint, lists = _TONGUES[language]
    who, did, what, where = (chance.choice(words.split(",")) for words in lists)
    more = chance.choice(lists[2].split(","))
    first = joint.join((who, did, f"{chance.randrange(2, 90_000)}", what))
    last = joint.join((where, more, f"{chance.randrange(2, 90_000)}", chance.choice(lists[3].split(","))))
    middle = "——" if language == "zh" else ", as it says, " if language == "en" else " – "
    return _Sentence(first + middle + last, (first, middle, last))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _claim(chance: random.Random, number: int, claims: int, held: Sequence[_Held]) -> Iterator[str]:
    verdict = _VERDICTS[number % len(_VERDICTS)]
    sides = _SIDES.get(verdict, ("supports", "refutes", "context", "supports"))
    about = _sentence(chance, "en").text
    chosen = chance.sample(held, min(len(held), 4))
    yield f"claim: {_quoted(f'{about[0].upper()}{about[1:]} ({number}).')}"
    if number % 4:
        yield f"claimant: {{name: Speaker no. {number % max(7, claims // 20)}, role: of the town council}}"
        yield f"claimed: 20{number % 20 + 5:02d}-0{number % 9 + 1}"
    yield f"appearances: [{chosen[0].id}]"
    yield f"verdict: {verdict}"
    yield f"summary: >-\n  The record holds *four* passages on {about}; they are weighed below, and number {number} counts."
    yield f"topics: [topic-{number % max(5, claims // 50)}, matters-of-{_sentence(chance, 'en').text.split()[1]}]"
    yield "evidence:"
    for place, (source, stance) in enumerate(zip(chosen, sides, strict=False)):
        yield from _evidence(chance, source, stance, number, place)
    yield "analysis: |"
    for _ in range(3):
        words = [_sentence(chance, "en").text for _ in range(4)]
        yield f"  {words[0]}, and {words[1]}.\n  Against this stands that **{words[2]}** & that {words[3]}.\n"
    yield f"  - {_sentence(chance, 'en').text}\n  - {_sentence(chance, 'en').text}"
    yield f"would_change: A register in which {_sentence(chance, 'en').text}."
    if number:
        yield f"related:\n  - {{claim: {_claim_id(chance.randrange(number))}, relation: same-story}}"
    yield f"published: 2024-0{number % 9 + 1}-1{number % 10}"
    yield f"history:\n  - {{date: 2024-0{number % 9 + 1}-1{number % 10}, kind: published, note: First published.}}"
    if number % 10 == 3:
        yield "  - {date: 2025-02-03, kind: corrected, note: A figure was misread; the verdict stands.}"
    yield f"authors: [Desk {number % 5}]"
    if number % 50 == 49:
        yield f"aliases: [old-{_claim_id(number)}]"


def _evidence(chance: random.Random, source: _Held, stance: str, number: int, place: int) -> Iterator[str]:
    sentence = chance.choice(source.sentences)
    yield f"  - source: {source.id}"
    first, _, last = sentence.words
    match (number + place) % 12:
        case 0:
            yield f"    paraphrase: {_quoted(f'The paper says that matter {number} was settled.')}"
        case 1:
            yield f"    quote: {_quoted(f'{first} […] {last}')}"
        case 2:
            yield f"    quote: {_quoted(sentence.text)}\n    statement: utterance-{number % 97}"
        case _:
            yield f"    quote: {_quoted(sentence.text)}"
    yield f"    stance: {stance}"
    yield f"    speaker: {_quoted(f'A clerk of office {number % 60}')}"
    yield f"    attribution: {chance.choice(_VOICES)}"
    yield f"    why: {_quoted(f'It gives figure no. {number} as it was counted, not as it was retold.')}"
