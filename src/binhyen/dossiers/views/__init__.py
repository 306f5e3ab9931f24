"""Pages of a dossier, one file an audience or a task. Views load, ask the rules, call an action, redirect."""
