"""Build the site without installing the package: the same as ``claimpress build``."""

from claimpress.cli import main

main(["build"], prog_name="build_site.py")
