"""The trial: what ``check`` would say about a claim that is not written yet."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from claimpress.check import Project, check
from claimpress.intake.shelf import document_path, identifier
from claimpress.problem import Problem, Severity
from claimpress.records.record import File, claim_record

_PATH = "claims/new.yaml"


def fault(text: str) -> str:
    """Return what is wrong with a claim by itself, whatever its sources are; empty when nothing is."""
    flaws = claim_record(File(_PATH, text.encode())).flaws
    return "\n".join(f"{flaw.message}. {flaw.fix}".strip() for flaw in flaws[:1])


def trial(project: Project, text: str, today: date, sources: Collection[str]) -> tuple[Problem, ...]:
    """Return the problems of a claim, in the order of the file.

    Args:
        project: the files; of the documents, only those of the named sources are looked into.
        text: the YAML of the claim.
        today: the day that rules about dates go by.
        sources: the sources that it quotes.
    """
    files = [file for file in project.sources if identifier(file) in sources]
    paths = {document_path(file) for file in files}
    documents = {path: project.documents[path] for path in sorted(paths) if path in project.documents}
    alone = replace(project, claims=(File(_PATH, text.encode()),), documents=documents)
    return tuple(problem for problem in check(alone, today).problems if problem.path == _PATH)


def errors(problems: tuple[Problem, ...]) -> list[Problem]:
    """Return the problems that would stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
