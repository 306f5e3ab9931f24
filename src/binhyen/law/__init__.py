"""The law as dated data, and pure functions that say what it means for one unit's facts. No Django here."""
