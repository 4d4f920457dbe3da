"""What no check can do without: read the YAML, and look for each quotation once. ``python -m tests.benchmark.baseline FOLDER``."""

import sys
from pathlib import Path

import yaml


def main(root: Path) -> None:
    """Read every record with PyYAML's C loader, and seek every quotation in its document with one ``str.find``."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    texts = {}
    for path in (root / "seeds").glob("*.yaml"):
        source = yaml.load(path.read_text("utf-8"), loader)  # noqa: S506 -- both loaders are safe ones
        texts[path.stem] = (root / "seeds" / source["document"]).read_text("utf-8")
    for path in (root / "claims").rglob("*.yaml"):
        claim = yaml.load(path.read_text("utf-8"), loader)  # noqa: S506 -- both loaders are safe ones
        for entry in claim["evidence"]:
            texts[entry["source"]].find(entry.get("quote", ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
