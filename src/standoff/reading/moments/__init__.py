"""When: time expressions, their TIMEX3 values and the intervals they mean.

`finding` walks the report; `words` and `grammar` recognise expressions, `guards` turn look-alikes away, `values`,
`counted`, `calendar_days` and `clock` give values, `tense` and `context` say which way to count, `dating` what the
moments say of the report itself.
"""
