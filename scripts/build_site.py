"""Build the site without installing the package: the same as ``claimpress build``."""

from claimpress.cli import main

# Share images are drawn in several processes, which read this file again where they cannot be forked.
if __name__ == "__main__":
    main(["build"], prog_name="build_site.py")
