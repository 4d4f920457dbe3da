"""What every process does that helps to make a site: render a page, write it, build its HTML, look at it; or write a download."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimpress.cache.keys import stamp_of
from claimpress.cache.splice import spliced
from claimpress.emit import Docs
from claimpress.press.run import Press, Printed
from claimpress.rules.built import Part, check_pages
from claimpress.work import Work

_INCLUDING = b"-8<-"


@dataclass(slots=True)
class Done:
    """What a process has done.

    Args:
        prints: the fingerprint of each file that it made, by path.
        changed: the files that had other bytes before.
        pieces: the key and the length of every piece of the downloads that it made.
        printed: the pages that it built.
        seen: what it saw of them.
    """

    prints: dict[str, str] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    pieces: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    printed: list[Printed] = field(default_factory=list)
    seen: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bench:
    """What every process knows.

    Args:
        work: all that there is to make.
        docs: where Markdown and downloads go.
        press: what builds the HTML, or None where none is built.
    """

    work: Work
    docs: Docs
    press: Press | None

    def do(self, paths: Sequence[str]) -> Done:
        """Make some files, pages or downloads."""
        done = Done()
        built: dict[str, str] = {}
        for path in paths:
            if path in self.work.files:
                self._download(path, done)
            else:
                self._page(path, done, built)
        if self.press is not None and built:
            done.seen.append(check_pages(self.work.site, built, self.press.paths))
        return done

    def includes(self, path: str) -> bool:
        """Say whether a hand-written page includes others."""
        return _INCLUDING in (self.docs.folder / path).read_bytes()

    def is_rewritten(self, path: str, stamp: str) -> bool:
        """Say whether a hand-written page is another than the one of that fingerprint."""
        return self.press is None or not stamp or self.press.stamp(path) != stamp

    def _download(self, path: str, done: Done) -> None:
        keys, lengths = self.work.pieces[path], list[int]()
        before = self.work.before.known.pieces.get(path, ()) if self.work.before is not None else ()
        data = spliced(self.work.files[path], keys, before, self.docs.folder / path, lengths)
        is_changed, done.prints[path] = self.docs.write_pieces(path, data, self.work.prints.get(path, ""))
        done.changed += [path] if is_changed else []
        done.pieces[path] = list(zip(keys, lengths, strict=True))

    def _page(self, path: str, done: Done, built: dict[str, str]) -> None:
        planned = self.work.pages.get(path)
        text = planned.text(self.work.site.config) if planned is not None else None
        if text is not None:
            data = text.encode()
            done.changed += [path] if self.docs.write(path, data) else []
            done.prints[path] = stamp_of(data)
        # What hand-written pages include has no page of its own.
        if self.press is not None and path not in self.work.parts:
            printed, name, html = self.press.page(path, text)
            self.press.write(name, html)
            done.printed.append(printed)
            built[name] = html
