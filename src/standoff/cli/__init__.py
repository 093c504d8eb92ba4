"""The command line: thin. Each command parses its options, asks a room below, and prints what it is told.

Heavy libraries are imported inside the commands, so that `standoff --help` stays quick.
"""
