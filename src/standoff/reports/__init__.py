"""Bytes to reports: decoding, serialising, and saying what each line is, when, where and in which language.

`make_report` is a pure function of a capture. For plain text `Report.text` is the decoded file verbatim; for a web page
it is this package's own serialisation of the page's visible text. Boilerplate is labelled, never deleted.
"""

from standoff.reports.making import make_report

__all__ = ["make_report"]
