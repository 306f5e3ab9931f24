"""A unit's dossier for a season: registration, facts, evidence, self-assessment, minutes, sending, review, result."""
