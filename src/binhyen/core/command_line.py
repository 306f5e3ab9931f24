"""What every command that runs without Django says when it is called wrongly: one Vietnamese sentence."""

import argparse
from difflib import get_close_matches
from typing import NoReturn


class WrongArguments(ValueError):
    """The command line or its input is wrong; carries a Vietnamese sentence."""


class Parser(argparse.ArgumentParser):
    """argparse complains in English over several lines; ours is one Vietnamese sentence."""

    def error(self, message: str) -> NoReturn:
        raise WrongArguments(f"Tham số chưa đúng; xem: {self.prog} --help.")


def unknown(what: str, given: str, known: list[str]) -> str:
    """The sentence for a word that is none of the known ones, with the nearest of them."""
    near = get_close_matches(given, known, n=1)
    hint = f"có phải “{near[0]}”?" if near else "chọn một trong: " + ", ".join(known) + "."
    return f"{what} “{given}” không có; {hint}"
