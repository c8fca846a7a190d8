"""``python -m govdisclose`` is the command line."""

import sys

from govdisclose.cli import main

if __name__ == "__main__":
    sys.exit(main())
