"""The site through Pelican: the only room that imports it."""
