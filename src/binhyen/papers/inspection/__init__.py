"""What a file of a known kind must not be: torn, two files in one, a bomb, or able to act."""
