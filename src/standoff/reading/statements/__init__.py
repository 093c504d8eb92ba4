"""Who says what: from attributions to statements.

`finding` makes the rows; `sources`, `stance`, `substance`, `circumstances`, `nesting` and `answers` work out what each
is; `quotations` finds quoted passages.
"""
