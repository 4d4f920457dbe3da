"""The commands, in groups: what each asks for, prints and returns as its exit status."""
