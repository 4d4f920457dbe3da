"""Share images: the picture of a claim that other sites show beside a link to it, drawn without network."""
