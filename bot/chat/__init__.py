"""Everything that imports telegram."""

import sys

# PTB imports httpx, which is not used here, and httpx its command line with all its colours:
# 8 MB less. Where this is None, it goes without, as if the packages for that were not there.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
