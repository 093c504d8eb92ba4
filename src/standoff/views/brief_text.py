"""The brief in a terminal."""

from collections.abc import Iterator

from rich.columns import Columns
from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text

from standoff.views.brief import Block, Brief, Column, Line
from standoff.views.naming import outlet_name

LONGEST_QUOTE = 280
MOST_LINES = {"columns": 4, "lines": 8}
_SIDE_BY_SIDE = 100


def render(brief: Brief, console: Console) -> None:
    """Prints `brief`, parties side by side where the console is wide enough."""
    console.print(Rule(Text(brief.title, style="bold")))
    for line in brief.basis:
        console.print(Text(line, style="dim"))
    for section in brief.sections:
        if section.key == "history" and not section.blocks:
            continue
        console.print()
        console.print(Text(section.title.upper(), style="bold"))
        if not section.blocks:
            console.print(Padding(Text(section.empty, style="dim"), (0, 0, 0, 2)))
        for block in section.blocks:
            _block(block, brief, console)


def _block(block: Block, brief: Brief, console: Console) -> None:
    if block.heading:
        heading = Text(block.heading, style="bold cyan")
        if block.note:
            heading.append(f"  {block.note}", style="not bold dim")
        console.print(Padding(heading, (1, 0, 0, 2)))
    if block.columns:
        panels = [_panel(column, block, brief) for column in block.columns]
        side_by_side = console.width >= _SIDE_BY_SIDE and len(panels) > 1
        if side_by_side:
            width = (console.width - 4) // min(len(panels), 3) - 1
            console.print(Padding(Columns(panels, width=width), (0, 0, 0, 2)))
        else:
            for panel in panels:
                console.print(Padding(panel, (0, 0, 0, 2)))
    for text in _some(block.lines, brief, block, "lines"):
        console.print(Padding(text, (0, 0, 0, 4)))


def _panel(column: Column, block: Block, brief: Brief) -> Panel:
    lines = Group(*_some(column.lines, brief, block, "columns"))
    return Panel(lines, title=Text(column.heading, style="bold"), title_align="left")


def _some(lines: tuple[Line, ...], brief: Brief, block: Block, where: str) -> Iterator[Text]:
    """The first lines, and how to see the rest: the page is to be read, the HTML page holds everything."""
    most = MOST_LINES[where]
    yield from _lines(lines[:most], brief)
    if len(lines) > most:
        how = f": standoff show {block.row}" if block.row is not None else "; --html shows all"
        yield Text(f"… and {len(lines) - most} more{how}", style="dim")


def _lines(lines: tuple[Line, ...], brief: Brief) -> Iterator[Text]:
    for line in lines:
        text = Text(line.text)
        if line.quote:
            text.append(f" “{shortened(line.quote)}”", style="italic")
        reports = dict.fromkeys(outlet_name(brief.evidence.reports[c.report]) for c in line.cites)
        if reports:
            rows = line.cites[0].row
            text.append(f"  [{', '.join(reports)}; {rows}]", style="dim")
        yield text


def shortened(quote: str) -> str:
    """The quote on one line, cut at a word after `LONGEST_QUOTE` characters."""
    flat = " ".join(quote.split())
    if len(flat) <= LONGEST_QUOTE:
        return flat
    return flat[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
