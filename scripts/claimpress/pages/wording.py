"""The texts that Python puts together from the words of the interface."""

from claimpress.pages.texts import Texts
from claimpress.pages.views import Counts


def glance(t: Texts, counts: Counts) -> str:
    """Write how much evidence there is, for example ``2 support · 3 refute · 1 context, from 5 documents ...``."""
    figures = {"supports": counts.supports, "refutes": counts.refutes, "context": counts.context}
    parts = [t(f"figures.{stance}", n=number) for stance, number in figures.items() if number]
    if not parts:
        return t("glance.nothing")
    held = t("glance.documents", n=counts.documents) if counts.documents else t("glance.no_document")
    origins = t("glance.origins", n=counts.origins)
    return t("glance.line", figures=" · ".join(parts), documents=held, origins=origins)


def short(text: str, most: int) -> str:
    """Cut a text at the end of a word, with an ellipsis, to at most so many characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:.—–،؛ ") + "…"
