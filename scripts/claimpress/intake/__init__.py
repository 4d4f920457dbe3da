"""Intake: how documents and claims come into a collection."""
