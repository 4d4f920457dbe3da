"""How the downloads write JSON."""

import json
from typing import Any


def json_text(value: dict[str, Any]) -> str:
    """Return a value as JSON that a person can read too: its keys in their own order, its characters as they are."""
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n"
