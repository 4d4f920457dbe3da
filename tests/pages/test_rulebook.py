"""The rules as they stand on their page."""

from claimpress.pages.rulebook import families
from claimpress.rules.registry import FAMILIES, all_rules


def test_every_rule_is_there_in_the_order_of_the_codes():
    """Eight families, and no rule is left out."""
    expected = [code for letter in FAMILIES for code in sorted(all_rules()) if code.startswith(letter)]
    assert expected == [rule.code for family in families() for rule in family.rules]
    assert [("Q", "Quotations")] == [(family.letter, family.name) for family in families("Q")]


def test_examples_are_code_and_prose_is_text():
    """A docstring's paragraphs are escaped, its examples are code as they stand."""
    rule = next(rule for rule in families("S")[0].rules if rule.code == "S106")
    expected = (
        "A text holds no HTML, and its links begin with https&#58;&#47;&#47;, http&#58;&#47;&#47; or mailto:, or lead to a page of this site.\n"
        "\n"
        "summary may hold Markdown within one paragraph (emphasis, links), analysis whole paragraphs, lists and tables, with "
        "headings from ### on. Everywhere else text is shown as it was typed.\n"
        "\n"
        "Wrong:\n"
        "\n"
        "    summary: The embassy <b>denied</b> it.\n"
        "\n"
        "Right:\n"
        "\n"
        "    summary: The embassy **denied** it."
    )
    assert expected == rule.text
