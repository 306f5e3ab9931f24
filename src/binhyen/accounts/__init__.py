"""People who sign in. This room knows no unit: roles stand in `organisations`."""
