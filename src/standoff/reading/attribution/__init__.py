"""Who is given as saying what: one question, answered by a grammar over the parse.

`act.Attribution` is the answer: offsets of source, cue and content, and what the cue means. `grammar.find_attributions`
gives the attributions of a document; another reader, such as a trained tagger, need give only the same rows. What is
made of them (kinds of source, stance, nesting, answers) is the business of `standoff.reading.statements.finding`.
"""
