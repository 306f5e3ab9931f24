"""Units in time, where they lie, and who may act for them: a role on a sub-tree."""
