"""Reports that a ministry, an army, an embassy or a group issues itself: their own voice is a party's, not an outlet's
(codebook, "statement").

Who issues a report is found with its actors (`actors.issuer`). "Ministry of Foreign Affairs of Peru" is such a body;
"Peruvian Army Radio" names an organ and a state too, but is a medium, and a country's media are not its state.
"""

from dataclasses import replace

from standoff.reading.cast import Cast
from standoff.record.rows import Evidence, Holder, Report, Statement


def in_own_voice(root: Statement, report: Report, cast: Cast) -> Statement:
    """The root statement, held by the body that issues the report, where there is one."""
    issuer = cast.issuer
    if issuer is None:
        return root
    named = Evidence.of(report.text, (issuer.span,) if issuer.span[1] > issuer.span[0] else ())
    source = replace(
        root.source,
        text=root.source.text or " ".join(named.quotes),
        holders=(Holder(issuer.actor, issuer.party),),
        grounds=f"the body that issues the report: {issuer.grounds}",
    )
    return replace(root, source=source)
