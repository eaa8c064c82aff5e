"""A published site held against its manifest over the network: each file fetched from its own address and hashed.

Only the host that was named is asked, by HTTP or HTTPS; of no file more is read than the manifest says it has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from briefing.errors import BriefingError
from briefing.publish.manifest import MANIFEST, MANIFEST_MOST_BYTES, FileSum, parse_manifest, sum_of
from briefing.publish.verifying import Difference, Verification, difference_of

__all__ = ["verify_url"]

_CONNECTIONS = 8
_SECONDS = 30.0
_REDIRECTS = 5
_PIECE = 65_536
_GONE = (401, 403, 404, 410)
_MOST_UNREAD = 40  # more, and the host is down: to wait for each of sixty thousand files would take a day
# What hosts read themselves and give to nobody, or need not give; beside names that begin with "_" or ".".
_HOSTS_OWN = ("vercel.json", "netlify.toml", "staticwebapp.config.json", "web.config", "firebase.json", "nginx.conf")


class _Refused(Exception):  # noqa: N818 - an answer, not an error of ours
    """The answer is not the file: it leads elsewhere, is too long, or says that there is none."""

    def __init__(self, words: str, status: int = 200) -> None:
        self.status = status
        super().__init__(words)


class _Place(NamedTuple):
    """Where the site is published: its address with a slash at the end, and the connections to its host."""

    address: str
    pool: urllib3.PoolManager


def verify_url(address: str, on_file: Callable[[int, int], None] = lambda done, of: None) -> Verification:
    """Fetches the manifest below `address`, then every file that it lists, and compares.

    `on_file(done, of)` is called as files are compared. Files that nobody lists cannot be found this way.
    Raises BriefingError where the address is none, the host does not answer, or no manifest of a site is there.
    """
    root = _root(address)
    with urllib3.PoolManager(maxsize=_CONNECTIONS, timeout=_SECONDS, retries=_retries()) as pool:
        place = _Place(root, pool)
        content = _manifest(place)
        wanted = parse_manifest(content, f"{root}{MANIFEST}")
        found = _compare(place, wanted, on_file)
    kept = tuple(sorted(one.path for one in found if one.kind == "missing" and _is_hosts_own(one.path)))
    differences = tuple(sorted(one for one in found if one.path not in kept))
    return Verification(root, len(wanted), sum_of(content).sha256, differences, kept)


def _retries() -> urllib3.Retry:
    """Again where the host is busy, after as long as it asks for; where an answer leads is looked at first."""
    return urllib3.Retry(
        total=3, redirect=False, raise_on_redirect=False, backoff_factor=0.2, status_forcelist=(429, 502, 503, 504),
        retry_after_max=30,
    )  # fmt: skip


def _root(address: str) -> str:
    """The address of the site's root, with a slash at the end. Raises BriefingError for what is no web address."""
    try:
        parts = urlsplit(address.strip())
        told = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        told = False
    else:
        if parts.query or parts.fragment or parts.username:
            raise BriefingError(address, "has more than host and path", "give the address of the site's first page")
    if not told or parts.scheme not in ("http", "https"):
        raise BriefingError(address, "is no address of a site", "write it as https://host/path/, or name a folder")
    return f"{parts.scheme}://{parts.netloc}{parts.path.removesuffix(MANIFEST).removesuffix('index.html').rstrip('/')}/"


def _manifest(place: _Place) -> bytes:
    try:
        return b"".join(_content(place, MANIFEST, MANIFEST_MOST_BYTES))
    except _Refused as fault:
        raise BriefingError(
            f"{place.address}{MANIFEST}", str(fault), "give the address of the first page of a site of Briefing Room"
        ) from None
    except (HTTPError, OSError) as fault:
        raise BriefingError(place.address, f"does not answer: {_words(fault)}", "check address and network") from None


def _compare(place: _Place, wanted: Mapping[str, FileSum], on_file: Callable[[int, int], None]) -> list[Difference]:
    found: list[Difference] = []
    unread = 0
    threads = ThreadPoolExecutor(max_workers=_CONNECTIONS)
    try:
        waiting = [threads.submit(partial(_fetched, place, path, one)) for path, one in wanted.items()]
        for done, future in enumerate(as_completed(waiting), 1):
            on_file(done, len(waiting))
            if difference := future.result():
                found.append(difference)
                unread += difference.kind == "unread"
            if unread > _MOST_UNREAD:
                raise BriefingError(place.address, f"does not answer any more: {found[-1].words}", "try again later")
    finally:
        threads.shutdown(cancel_futures=True)
    return found


def _fetched(place: _Place, path: str, wanted: FileSum) -> Difference | None:
    """What is wrong with one file; None where it is as it should be."""
    hash, size = hashlib.sha256(), 0
    try:
        for piece in _content(place, path, wanted.size):
            hash.update(piece)
            size += len(piece)
    except _Refused as fault:
        return Difference(path, "missing" if fault.status in _GONE else "changed", str(fault))
    except (HTTPError, OSError) as fault:
        return Difference(path, "unread", f"cannot be fetched: {_words(fault)}")
    return difference_of(path, wanted, FileSum(hash.hexdigest(), size))


def _content(place: _Place, path: str, most: int) -> Iterator[bytes]:
    """The file's bytes as they were published, whatever way they were sent. Raises _Refused after `most` of them."""
    packed = path.endswith(".gz")  # some hosts call the file itself packed: it is taken as it comes
    sent = 0
    with _answer(place, urljoin(place.address, quote(_page(path))), packed=packed) as answer:
        for piece in answer.stream(_PIECE, decode_content=not packed):
            sent += len(piece)
            if sent > most:
                raise _Refused(f"is longer than {most} bytes")
            yield piece


def _page(path: str) -> str:
    """What to ask for: hosts give a folder's index.html at the folder's own address, and many nowhere else."""
    return path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path


@contextmanager
def _answer(place: _Place, address: str, *, packed: bool) -> Iterator[urllib3.BaseHTTPResponse]:
    """The answer at this address, or where the same host leads from it."""
    accepted = {"Accept-Encoding": "identity" if packed else "gzip", "User-Agent": "briefing-room-verify"}
    for _ in range(_REDIRECTS):
        answer = place.pool.request("GET", address, headers=accepted, redirect=False, preload_content=False)
        try:
            if answer.status == 200:
                yield answer
                return
            onward = answer.get_redirect_location()
            if not onward:
                raise _Refused(f"the host answers {answer.status}", answer.status)
        finally:
            answer.close()  # its connection, where it was read to its end, is back in the pool by now
        address = _same_host(address, onward)
    raise _Refused("the host leads in a circle")


def _same_host(here: str, onward: str) -> str:
    """Where a redirect leads; raises _Refused where that is another host, or away from HTTPS."""
    elsewhere = _Refused(f"the host leads elsewhere, to {onward[:200]}")
    try:
        there = urljoin(here, onward)
        old, new = urlsplit(here), urlsplit(there)
        same = (old.scheme, old.hostname, old.port) == (new.scheme, new.hostname, new.port)
        safer = (old.scheme, new.scheme) == ("http", "https") and old.hostname == new.hostname
    except ValueError:  # no address at all
        raise elsewhere from None
    if not (same or safer):
        raise elsewhere
    return there


def _is_hosts_own(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name.startswith(("_", ".")) or name in _HOSTS_OWN


def _words(fault: Exception) -> str:
    """What went wrong, without the addresses of objects in memory that urllib3 puts in."""
    told = getattr(fault, "reason", None) or fault
    return f"{type(told).__name__}: {str(told).rpartition('>: ')[2] or told}"[:200]
