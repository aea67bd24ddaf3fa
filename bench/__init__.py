"""Measurements beside named alternatives, in the same run on the same machine (``make bench``).

Every figure is a ratio: how many times as fast as the alternative, medians of several runs. What a
machine alone would tell (seconds, MB/s) stands beside it, with the machine's facts.
"""
