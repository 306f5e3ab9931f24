"""The composition root: environment, settings, URLs. The only room that may import every other."""
