"""The disciplines, one module each: what is asked of a contestant, and of whom it is asked.

`run` takes a contestant's function and the stage, and returns the outcome. The counts make a run
of a second or a few. The calls at once are what served each contestant best, tried from 1 to 600:
stock PTB gets slower with more, the others do not get faster.
"""
