"""Questions that a page asks of a record on disk, answered by its indexes, never by reading the whole of it.

Each function takes an open connection and gives typed rows. `listing` pages through the tables of the layer,
`readings` through statements, events and reports, `rows` follows ids to their words, `counts` sums up, `words` looks
for words. They raise sqlite3 errors as they come; `store.live` puts those into a sentence.
"""
