"""The errors of the library.

A message says what failed, which value, what is allowed and what to try.  The library raises, it never prints or exits;
the command line turns every :class:`KGError` into one line and an exit code.

::

    KGError                     exit code 1
    ├── InputError              an article cannot be read          (2)
    │   ├── NotAnArticle        empty, binary, too large, broken
    │   └── NotGerman           the text is in another language
    ├── OptionError             a value given by the user is wrong (2)
    │   ├── UnknownFormat
    │   └── WrongDate
    ├── PipelineError           a language pipeline cannot be used (3)
    ├── StoreError              the store cannot be opened or used (4)
    │   ├── StoreBusy           another process writes
    │   └── StoreVersion        written by another version
    ├── QueryError              SPARQL is broken or took too long  (5)
    └── OutputError             a file cannot be written           (6)
"""

from __future__ import annotations


class KGError(Exception):
    """Any failure that a user can understand; ``str(error)`` is one line."""
    exit_code = 1


class InputError(KGError):
    """An article cannot be read.

    :param place: path, or path and line, that the user knows it by
    :param reason: what is wrong with it
    :param hint: what to try
    """
    exit_code = 2

    def __init__(self, place: object, reason: str, hint: str = ""):
        self.place, self.reason, self.hint = str(place), reason, hint
        super().__init__(f"{self.place}: {reason}" + (f" – {hint}" if hint else ""))

    def __reduce__(self):
        return type(self), (self.place, self.reason, self.hint)


class NotAnArticle(InputError):
    """Empty, binary, broken or absurdly large."""


class NotGerman(InputError):
    """The text is in another language."""


class OptionError(KGError):
    """A value given by the user is wrong."""
    exit_code = 2


class UnknownFormat(OptionError):
    """No exporter of that name or suffix."""


class WrongDate(OptionError):
    """Not a year, a month or a day."""


class PipelineError(KGError):
    """A language pipeline is missing, or misses what is needed."""
    exit_code = 3


class StoreError(KGError):
    """The store cannot be opened or used."""
    exit_code = 4


class StoreBusy(StoreError):
    """Another process is writing to the store."""


class StoreVersion(StoreError):
    """The store was written by another version of its format."""


class QueryError(KGError):
    """A SPARQL query is broken, unknown or took too long."""
    exit_code = 5


class OutputError(KGError):
    """A file or folder cannot be written."""
    exit_code = 6
