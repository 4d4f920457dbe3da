"""Run the command line as ``python -m claimpress``."""

from claimpress.cli import main

main()
