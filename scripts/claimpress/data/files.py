"""How the downloads write JSON."""

import json
from json.encoder import encode_basestring
from typing import Any


def json_text(value: dict[str, Any]) -> str:
    """Return a value as JSON that a person can read too: its keys in their own order, its characters as they are.

    The same as ``json.dumps(value, ensure_ascii=False, indent=1)``, which takes several times as long for large files.

    Args:
        value: an object, with text as its keys.
    """
    return f"{_written(value, chr(10))}\n"


def _written(value: object, line: str) -> str:
    """Write a value.

    Args:
        value: anything that JSON knows.
        line: the line break and the space that its last line begins with.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict) and value:
        inner = f"{line} "
        members = [f"{encode_basestring(key)}: {_written(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{line}}}"
    if isinstance(value, list | tuple) and value:
        inner = f"{line} "
        return f"[{inner}{f',{inner}'.join([_written(item, inner) for item in value])}{line}]"
    if value is None:
        return "null"
    return json.dumps(value)
