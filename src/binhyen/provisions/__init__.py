"""The law as pages that anyone may read, and the criteria that a province adds to it (Điều 8 khoản 1)."""
