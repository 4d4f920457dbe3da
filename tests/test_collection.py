"""Everything that is checked together: how records are found in it."""

from claimpress.collection import Collection, Stored
from claimpress.quotes.document import Document
from claimpress.records.config import Config, Settings
from claimpress.records.record import File, Record, claim_record, source_record

CLAIM = b"claim: x\nstatus: draft\nevidence:\n  - none\n  - {source: m, quote: q, stance: supports}\n"
SOURCE = f"title: M\ndocument: m.txt\nsha256: {'0' * 64}\n".encode()


def collection(**stored: Stored) -> Collection:
    """Return two claims of one name, a source with a document, one with a mistake and one that is no YAML."""
    claims = (
        claim_record(File("claims/a.yaml", CLAIM)),
        claim_record(File("claims/b/a.yaml", b"claim: y\nstatus: draft\n")),
    )
    files = {"seeds/m.yaml": SOURCE, "seeds/n.yaml": b"title: N\nkind: x\n", "seeds/o.yaml": b"- x\n"}
    sources = tuple(source_record(File(path, data)) for path, data in files.items())
    settings: Record[Settings] = Record("mkdocs.yml", (), None, Settings(), ())
    return Collection(
        Config(), settings, claims, sources, {f"seeds/{name}.yaml": each for name, each in stored.items()}
    )


def test_of_two_records_of_one_name_the_first_is_found():
    """The second is rule R104's business."""
    assert "claims/a.yaml" == collection().claim_by_id["a"].path


def test_records_come_in_the_order_in_which_an_editor_writes_them():
    """Claims, then the settings, then the sources."""
    expected = [
        "claims/a.yaml",
        "claims/b/a.yaml",
        "mkdocs.yml",
        "seeds/m.yaml",
        "seeds/n.yaml",
        "seeds/o.yaml",
    ]
    assert expected == [record.path for record in collection().records]


def test_an_entry_keeps_the_number_that_it_has_in_the_file():
    """An entry before it that cannot be read does not move it."""
    (entry,) = collection().entries
    assert (("claims/a.yaml", 1), ("evidence", 1, "quote")) == (entry.key, entry.loc("quote"))


def test_a_source_with_a_mistake_is_known_and_one_that_is_no_record_is_not():
    """References to it are sound while it is being mended."""
    assert (["m", "n"], ["m", "n", "o"]) == (
        sorted(collection().models),
        sorted(collection().source_by_id),
    )


def test_a_document_is_given_only_when_it_is_the_pinned_one():
    """Another fingerprint, no document, no source: nothing to compare with."""
    document = Document("m", "text")
    assert document is collection(m=Stored("seeds/m.txt", "0" * 64, document)).document("m")
    changed = Stored("seeds/m.txt", "1" * 64, document)
    assert [None] * 5 == [
        collection(m=changed).document("m"),
        *(collection().document(name) for name in ("m", "n", "o", "none")),
    ]
