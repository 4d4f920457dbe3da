"""What is kept between two runs, in ``.claimpress/cache/`` beside mkdocs.yml: never needed, and safe to delete."""
