"""claimpress: fact-checks whose quotations are compared, character by character, with stored documents."""

__version__ = "0.1.0"
