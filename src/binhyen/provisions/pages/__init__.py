"""What the pages of the law lay out: rows and groups, before any markup."""
