"""Part of bench_house.py: opens every page that each account of the demonstration reaches by links. Prints JSON."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qsl, urljoin, urlsplit

from binhyen.demo.launch import prepare_environment

prepare_environment()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binhyen.config.settings")

import django

django.setup()

from django.test import Client
from django.urls import Resolver404, resolve

from binhyen.accounts.models import User
from binhyen.demo.people import GUIDE

HEAVIEST = 5
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
# The first ends the walk, the second is no page.
ELSEWHERE = {"account_logout", "file"}


class Page(NamedTuple):
    account: str
    name: str
    address: str
    status: int
    size: int


def main() -> None:
    accounts = [username for username, _, _ in GUIDE]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        pages = [page for found in pool.map(walk, accounts) for page in found]
    found = {"accounts": len(accounts), "pages": len(pages), "heaviest": heaviest(pages), "faults": faults(pages)}
    print(json.dumps(found))


def heaviest(pages: list[Page]) -> dict[str, int]:
    """The heaviest page of each address pattern, the heaviest patterns first."""
    by_name: dict[str, Page] = {}
    for page in sorted(pages, key=lambda page: page.size):
        by_name[page.name] = page
    first = sorted(by_name.values(), key=lambda page: -page.size)[:HEAVIEST]
    return {f"{page.name} as {page.account}": page.size for page in first}


def faults(pages: list[Page]) -> list[str]:
    """Links that lead nowhere: one sentence for each kind of page and account, with an example."""
    broken = [page for page in pages if page.status != 200]
    counts = Counter((page.account, page.name, page.status) for page in broken)
    example = {(page.account, page.name, page.status): page.address for page in broken}
    return [f"{kind[0]}: {count} × {kind[1]} ({example[kind]}) answers {kind[2]}" for kind, count in counts.items()]


def walk(username: str) -> list[Page]:
    """Breadth first from the front door, each address once."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username=username))
    waiting, seen, pages = ["/"], {"/"}, []
    while waiting:
        address = waiting.pop(0)
        response = client.get(address, follow=True)
        name = resolve(urlsplit(address).path).url_name
        pages.append(Page(username, str(name), address, response.status_code, len(response.content)))
        here = response.redirect_chain[-1][0] if response.redirect_chain else address
        fresh = [link for link in links(here, response.content.decode()) if link not in seen]
        seen.update(fresh)
        waiting += dict.fromkeys(fresh)
    return pages


def links(here: str, text: str) -> Iterator[str]:
    """Our own pages. Filters are followed one by one, not in all their combinations."""
    for href in LINK.findall(text):
        target = urlsplit(urljoin(here, unescape(href)))
        if not target.netloc and len(parse_qsl(target.query)) <= 1 and is_page(target.path):
            yield target._replace(fragment="").geturl()


def is_page(path: str) -> bool:
    try:
        return resolve(path).url_name not in ELSEWHERE
    except Resolver404:
        return False


if __name__ == "__main__":
    main()
