"""`python -m tests.evaluation [FOLDER]`: how well questions and dangers are found, set by set.

FOLDER is `dangers/unseen`, `questions/learned` or the like; without it, all are asked.
"""

import sys
from itertools import groupby

from bot import app, settings
from tests.evaluation.scoring import sets, shares


def main() -> int:
    """Print the figures of every set."""
    library = app.load(settings.read().content)
    for name, rows in sets(*sys.argv[1:2]).items():
        found = list(shares(library, rows))
        for language, figures in groupby(found, key=lambda share: share.language):
            told = (f"{each.figure} {each.value:.3f} of {each.rows}" for each in figures)
            sys.stdout.write(f"{name:32} {language:4} {', '.join(told)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
