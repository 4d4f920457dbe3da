"""Where a link may lead."""

import re
import unicodedata

_ALLOWED = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"([^/?#:]*):")


def leads_astray(address: str) -> bool:
    """Say whether an address is anything but http, https, mailto or an address within the site.

    Browsers drop white space and control characters before they look at an address, and take a backslash for
    a slash; so does this (https://url.spec.whatwg.org/#concept-basic-url-parser).
    """
    bare = "".join(c for c in address if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf"})
    bare = bare.replace("\\", "/")
    scheme = _SCHEME.match(bare)
    if scheme is None:
        return bare.startswith("//")
    return scheme[1].casefold() not in _ALLOWED
