"""The vocabulary of the record: frozen rows, their terms, ids and JSON. No I/O; imports nothing of ours.

`terms` holds the closed vocabularies, `rows` what one report's reading holds, `joined` what is learned across
reports, `ids` the content-derived identifiers, `codec` the JSON in and out, `check` the promises every row keeps.
"""
