"""A compact tagger for attribution: a small encoder run without its training library.

`pieces` cuts text into words and word pieces, `windows` packs paragraphs into windows with the features that the model
takes, `tagger` runs the model and gives source, cue and content spans with the links between them. The training
scripts in `training/` use `pieces` and `windows`, so that a model is trained on exactly what it will be given.
"""
