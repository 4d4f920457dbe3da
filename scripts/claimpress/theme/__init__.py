"""The theme: what is shown around every page, on top of Material for MkDocs. A module, so that MkDocs finds it by name."""
