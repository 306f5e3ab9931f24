"""Browsing the law, and the life of a province's own criteria."""
