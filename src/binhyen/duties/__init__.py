"""Seasons, local exceptions, and each unit's own list: what is to be done, until when, why, for whom."""
