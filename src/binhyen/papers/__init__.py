"""Papers and stored files. For now: receiving files, keeping them by content, handing them to those entitled."""
