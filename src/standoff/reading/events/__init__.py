"""What is said to have happened, coded by patterns kept as data.

`finding` makes the rows; `triggers` finds the words, `arguments` who did it to whom, `factuality` and `extent` how far
it is said to be so, `setting` where, when and whether it is history, `speech_acts` the events that statements are.
"""
