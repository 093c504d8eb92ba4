"""Readings -> Record, a pure function of the set of readings.

`index` finds rows and their origins; `actors` and `places` join names across reports; `lineage` says which reports
share text; `incidents` groups event mentions; `accounts` and `disputes` set what each origin says side by side;
`tolls`, `agreements` and `courses` follow counts, agreements, mechanisms, situations and positions through time.
Nothing here writes back into a reading.
"""

from standoff.reconcile.reconcile import reconcile

__all__ = ["reconcile"]
