"""How problems are shown: one module per format."""
