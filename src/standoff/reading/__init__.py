"""Report -> Reading, a pure function of the report, the knowledge files, the model and this code.

The rooms, in the order in which data walks through them: `language` (the parser behind one interface) gives a
`syntax.Document`; `actors` and `places` say who and where, and hand on a `cast.Cast`; `moments` says when;
`statements`, over `attribution` and `tagging`, who says what; `events`, `tolls`, `situations`, `agreements`,
`mechanisms` and `positions` what is said; `read` calls them in that order. In a room of several modules `finding` makes
the rows.
"""
