"""Questions asked of the record.

`table(record, name, filters)` gives the rows of one table (`TABLES` names them all). `make_brief(record, since,
until, as_known_on)` gives the situation report as plain sections; `brief_text.render(brief, console)` prints it,
`brief_html.render(brief)` makes the one self-contained page and `brief_markdown.render(brief)` a text to paste.
`known_on(record, day)` rebuilds the record from the reports that were published by then.
"""

from standoff.views.brief import make_brief
from standoff.views.filters import Filters
from standoff.views.narrowing import known_on
from standoff.views.tables import TABLES, table

__all__ = ["TABLES", "Filters", "known_on", "make_brief", "table"]
