"""What it cost: counts of people harmed.

`finding` makes the rows; `casualties` finds the words of harm, `quantities` the figures, `sides` whose the harmed are.
"""
