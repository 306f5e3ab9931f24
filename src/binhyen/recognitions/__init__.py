"""The decision that names units, and each recognised unit's certificate."""
