"""Downloads and feeds: the checks for machines, researchers and readers who subscribe. They are text, as the pages are."""
