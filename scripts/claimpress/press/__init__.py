"""The press: HTML from the Markdown in docs/, the same bytes as MkDocs gives, on all cores and without its detours.

What it takes over is stated in ``scope``; wherever a project uses anything else, ``builder`` runs MkDocs itself.
"""
