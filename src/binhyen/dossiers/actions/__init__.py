"""The only writers of this room's tables: keyword-only verbs, atomic, told in the audit chain."""
