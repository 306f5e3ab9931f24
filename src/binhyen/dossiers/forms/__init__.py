"""The forms of a dossier's pages; each message says what to do."""
