"""Builds that make again only what a change touches, with the same bytes as a build from nothing.

`recording` notes what a page reads of the corpus while it is made; `world` tells which of it is another than at the
last build; `jobs` are the parts that a site is made of, each with its files; `workers` makes them in several processes;
`state` keeps, beside the built site, who read what.
"""
