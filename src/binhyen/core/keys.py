"""Opaque keys for addresses: what a URL shows tells nothing and cannot be counted up."""

import secrets
from typing import Any

from django.db import models

# No 0/o, 1/l/i: a key is sometimes read aloud over the telephone.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 12


def new_key() -> str:
    """12 letters of a 31-letter alphabet: about 59 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class KeyField(models.CharField):  # type: ignore[type-arg]  # not subscriptable at run time
    """The public name of a row, in place of its number."""

    def __init__(self, **kwargs: Any) -> None:
        fixed = {"max_length": LENGTH, "unique": True, "editable": False, "default": new_key}
        super().__init__(**{**kwargs, **fixed})
