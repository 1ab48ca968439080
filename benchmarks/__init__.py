"""How fast reports are read: each stage, the whole, and what a user would pick instead.

All cases run in turn in every round, on one core, so that a busy machine slows them alike; a
ratio to the baseline holds where characters per second do not.
"""
