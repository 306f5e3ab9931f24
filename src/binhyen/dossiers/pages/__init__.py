"""What the pages show, as plain values that templates only lay out."""
