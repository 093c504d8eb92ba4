"""Who: names, the actors they stand for, and everything in a report that refers to them.

`names` finds names; `finding` makes the cast of a report out of `people`, `organs`, `states` and what belongs to
nobody named (`unowned`); `references` adds pronouns, descriptions and groups; `registry` holds the lexicons.
"""
