"""What all downloads share: where they are published, and how JSON is written."""

import json
from typing import Any

from claimpress.records.config import Config


def file_url(path: str, config: Config) -> str:
    """Return the address of a file on the published site; without one, its address from the site's root.

    Args:
        path: path of the file below docs/; MkDocs copies it to the same place on the site.
        config: the site's settings.
    """
    return f"{config.site_url or '/'}{path}"


def json_text(value: dict[str, Any]) -> str:
    """Return a value as JSON that a person can read too: its keys in their own order, its characters as they are."""
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n"
