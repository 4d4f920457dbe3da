"""claimpress: fact-checks whose quotations are compared, character by character, with stored documents."""

from pathlib import Path
from typing import Final

__version__ = "0.1.0"

PACKAGE: Final = Path(__file__).parent
"""The folder of this package."""
