"""The demonstration: a commune's plan for 2025 played through in an invented place, by invented accounts.

Every row is written by the same actions that people use, with the clock set to the day of each step.
"""
