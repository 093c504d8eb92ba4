"""`brief`: the situation report."""

from pathlib import Path

import click

from standoff.cli.options import check_order, check_target, first_day, last_day, record_option
from standoff.cli.output import console
from standoff.errors import RecordError

EXAMPLES = """\b
Examples:
  standoff brief
  standoff brief --since 2021-07-01 --until 2021-07-31
  standoff brief --as-known-on 2021-07-29
  standoff brief --html brief.html
  standoff brief --markdown brief.md
"""


@click.command(epilog=EXAMPLES)
@record_option
@click.option("--since", callback=first_day, help="Leave out what happened before this day (2021-07-30).")
@click.option("--until", callback=last_day, help="Leave out what happened after this day.")
@click.option("--as-known-on", callback=last_day, help="Use only reports published by this day.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write one self-contained HTML file.")
@click.option("--markdown", type=click.Path(path_type=Path, dir_okay=False), help="Write Markdown to paste elsewhere.")
def brief(
    record: Path,
    since: str | None,
    until: str | None,
    as_known_on: str | None,
    html: Path | None,
    markdown: Path | None,
) -> int:
    """Print the situation report: what is reported to have happened, who says so, and who says otherwise."""
    from standoff.engine import joining
    from standoff.store import Store
    from standoff.views import brief_html, brief_markdown, brief_text, make_brief

    check_order(since, until)
    for target in (html, markdown):
        check_target(target, record)
    with Store(record) as store:
        whole = store.record(joining())
    if not whole.readings:
        raise RecordError(f"the record {record} holds no reports; add some with 'standoff add PATH'")
    made = make_brief(whole, since, until, as_known_on)
    if not made.evidence.reports:
        raise RecordError(f"no report in {record} is known to be published by {as_known_on}; name a later day")
    if html is None and markdown is None:
        brief_text.render(made, console())
    if html is not None:
        html.write_text(brief_html.render(made), encoding="utf-8")
        click.echo(f"the brief is in {html}; open it in a browser", err=True)
    if markdown is not None:
        markdown.write_text(brief_markdown.render(made), encoding="utf-8")
        click.echo(f"the brief is in {markdown}", err=True)
    return 0
