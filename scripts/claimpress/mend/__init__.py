"""Mending: what a record should say instead, and writing exactly that into its file."""
