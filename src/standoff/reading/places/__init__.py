"""Where: places by gazetteer and cues.

`finding` makes the rows; `mentions` and `features` recognise toponyms, `context`, `area` and `ranking` choose among
candidates, `guesses` spells near misses and says so.
"""
