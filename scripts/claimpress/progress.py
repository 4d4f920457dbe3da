"""How far long work is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many of how many things are done: quotations, files, images or pages, as whoever tells it says."""
