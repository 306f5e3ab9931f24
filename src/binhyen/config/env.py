"""The environment, typed: every variable that the programme reads, and nothing else reads `os.environ`.

Variables are named BINHYEN_<FIELD>, except DATABASE_URL, which hosting platforms set by that name.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from secrets import token_urlsafe

from pydantic import AwareDatetime, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Environment(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="BINHYEN_", frozen=True, extra="forbid")

    var: Path = Path("var")
    """Everything that is written outside the database: files, keys, the embedded database itself."""

    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    """Empty: SQLite in `var`. postgres://user:password@host:5432/name for PostgreSQL 15 or newer."""

    debug: bool = False
    secret_key: str = ""
    """Empty: made once and kept in `var/secret_key`. Set it where several machines serve one instance."""

    allowed_hosts: list[str] = ["127.0.0.1", "localhost", "[::1]"]
    trusted_origins: list[str] = []
    """https://… origins, where a reverse proxy ends TLS."""

    https: bool = False
    """True: cookies only over HTTPS, HSTS, redirects from http."""

    static_sources: bool = False
    """Serve style sheets from the sources, without `collectstatic`: development, demonstration, tests."""

    fixed_clock: AwareDatetime | None = None
    """A demonstration's "now". A banner says so on every page. Never set it in real use."""

    upload_limit_mb: int = 20
    """Largest file that a unit may upload, in megabytes of 1,000,000 bytes."""

    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.var.resolve() / 'binhyen.sqlite3'}"

    def secret(self) -> str:
        return self.secret_key or kept_secret(self.var / "secret_key")

    def now_is_fixed_at(self) -> datetime | None:
        return self.fixed_clock


def kept_secret(path: Path) -> str:
    """Read the instance's secret, making it at the first start (mode 0600, so that only its owner reads it)."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(token_urlsafe(50))
    return path.read_text()


@cache
def environment() -> Environment:
    return Environment()
