"""The headers of the site in the form that each host reads: which file, and what stands in it. docs/hosting.md."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.publish.headers import HeaderRule, header_rules
from briefing.publish.writing import write_if_changed

__all__ = ["HOSTS", "host_files", "hosts_of", "write_host_files"]

Rules = Sequence[HeaderRule]


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _headers_file(rules: Rules) -> str:
    """Netlify and Cloudflare Pages: a path from the root, its headers below it."""
    lines = []
    for rule in rules:
        for folder in rule.folders or ("",):
            folder = folder.replace("*", ":shard")
            lines += [f"/{folder}/*" if folder else "/*", *(f"  {name}: {value}" for name, value in rule.rows)]
    return "\n".join([*lines, ""])


def _apache(rules: Rules) -> str:
    """A .htaccess. It needs `AllowOverride FileInfo` and mod_headers; without these the pages' own <meta> is left."""
    lines = ["<IfModule mod_headers.c>"]
    for rule in rules:
        rows = [f"  Header always set {name} {_quoted(value)}" for name, value in rule.rows]
        if rule.folders:
            rows = [f'  <If "%{{REQUEST_URI}} =~ m#{rule.pattern}#">', *(f"  {row}" for row in rows), "  </If>"]
        lines += rows
    return "\n".join([*lines, "</IfModule>", ""])


def _nginx(rules: Rules) -> str:
    """To be included in a server block. A location with headers of its own drops the others, so each repeats them."""
    everywhere = [row for rule in rules if not rule.folders for row in rule.rows]
    lines = [f"add_header {name} {_quoted(value)} always;" for name, value in everywhere]
    for rule in rules:
        if rule.folders:
            rows = [f"  add_header {name} {_quoted(value)} always;" for name, value in (*everywhere, *rule.rows)]
            lines += [f"location ~ {rule.pattern} {{", *rows, "}"]
    return "\n".join([*lines, ""])


def _caddy(rules: Rules) -> str:
    """To be imported in a site block."""
    lines = []
    for number, rule in enumerate(rules):
        matcher = f"@briefing{number} " if rule.folders else ""
        lines += [f"@briefing{number} path_regexp {rule.pattern}"] if rule.folders else []
        lines += [f"header {matcher}{{", *(f"  {name} {_quoted(value)}" for name, value in rule.rows), "}"]
    return "\n".join([*lines, ""])


def _vercel(rules: Rules) -> str:
    """vercel.json; addresses end with a slash, as the site's own links do."""
    rows = [
        {
            "source": f"(.*){rule.pattern}(.*)" if rule.folders else "/(.*)",
            "headers": [{"key": name, "value": value} for name, value in rule.rows],
        }
        for rule in rules
    ]
    return json.dumps({"trailingSlash": True, "headers": rows}, indent=1) + "\n"


_FORMS: dict[str, tuple[str, Callable[[Rules], str]]] = {
    "netlify": ("_headers", _headers_file),
    "cloudflare": ("_headers", _headers_file),
    "apache": (".htaccess", _apache),
    "nginx": (".headers.nginx.conf", _nginx),
    "caddy": (".headers.caddy", _caddy),
    "vercel": ("vercel.json", _vercel),
}
HOSTS = tuple(_FORMS)


def hosts_of(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """The hosts that the setting BRIEFING_HOSTS names; Netlify and those that read the same file where it is not there.

    Raises BriefingError for a host that is none of HOSTS.

    >>> hosts_of({}), hosts_of({"BRIEFING_HOSTS": ["apache"]})
    (('netlify',), ('apache',))
    """
    given = settings.get("BRIEFING_HOSTS", ["netlify"])
    if not isinstance(given, list | tuple):
        raise BriefingError("settings", "BRIEFING_HOSTS is not a list of hosts", 'write ["netlify"], or [] for none')
    for host in given:
        if host not in HOSTS:
            remedy = f"use {', '.join(HOSTS)}; docs/hosting.md tells of others"
            raise BriefingError("settings", f"BRIEFING_HOSTS names {host!r}, which is not known", remedy)
    return tuple(given)


def host_files(hosts: Iterable[str], policy: str) -> dict[str, str]:
    """The files for these hosts, each of HOSTS, with this content policy: text by name; none for no host.

    >>> sorted(host_files(["netlify", "cloudflare", "apache"], "default-src 'none'"))
    ['.htaccess', '_headers']
    """
    rules = header_rules(policy)
    return {name: form(rules) for name, form in (_FORMS[host] for host in hosts)}


def write_host_files(output: Path, hosts: Iterable[str], policy: str) -> None:
    """Writes the files for these hosts into the root of the site."""
    for name, text in sorted(host_files(hosts, policy).items()):
        write_if_changed(output / name, text)
