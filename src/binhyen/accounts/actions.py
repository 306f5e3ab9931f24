"""Making, closing and re-keying accounts."""

import secrets

from binhyen.accounts.models import User
from binhyen.core.audit import INSTANCE, Actor, audited, note
from binhyen.core.keys import ALPHABET
from binhyen.core.text import one_line


def one_time_password() -> str:
    """Twelve letters that can be read aloud, in three groups: "k7m2-x9pa-4tqd" (about 59 bits)."""
    letters = [secrets.choice(ALPHABET) for _ in range(12)]
    return "-".join("".join(letters[start : start + 4]) for start in (0, 4, 8))


@audited
def create_account(
    *, username: str, display_name: str, password: str, by: Actor, email: str = "", must_change: bool = True
) -> User:
    """A new account; its first password is for one use unless `must_change` is False."""
    user = User(username=one_line(username), email=email, must_change_password=must_change)
    user.call(display_name)
    user.set_password(password)
    user.save()
    _tell("account.created", user, by)
    return user


@audited
def create_administrator(
    *, username: str, display_name: str, password: str, by: Actor, must_change: bool = True
) -> User:
    """The instance's own administrator, who makes the first province and gives the first roles."""
    user = create_account(
        username=username, display_name=display_name, password=password, by=by, must_change=must_change
    )
    user.is_superuser = True
    user.save(update_fields=["is_superuser"])
    _tell("account.made_administrator", user, by)
    return user


@audited
def change_password(user: User, *, password: str, by: Actor) -> None:
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    _tell("account.password_changed", user, by)


@audited
def renew_password(user: User, *, by: Actor) -> str:
    """Give a new one-time password, shown once to the administrator. Other sessions end with the old password."""
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    _tell("account.password_renewed", user, by)
    return password


@audited
def set_open(user: User, *, is_open: bool, by: Actor) -> None:
    """Close or reopen an account. A closed account is signed out at its next request."""
    user.is_active = is_open
    user.save(update_fields=["is_active"])
    _tell("account.reopened" if is_open else "account.closed", user, by)


def _tell(action: str, user: User, by: Actor) -> None:
    note(action, by=by, chain=INSTANCE, subject=f"account:{user.key}", label=user.label)
