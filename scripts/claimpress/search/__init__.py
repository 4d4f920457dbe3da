"""The search of a large site: its index is made by Pagefind, in parts that are made again only when what they hold has changed."""
