"""The command line: ``kg``.  A command is a few lines around a library call.

Data goes to standard output, progress and counts to standard error.  Exit codes: 0 done, 1 some articles could not be read, 2 wrong input or option,
3 pipeline, 4 store, 5 query, 6 output, 130 interrupted.
"""

from . import articles, models, store  # noqa: F401  their commands join the group
from .common import main

__all__ = ["main"]
