"""The site's facts as files anyone may use: /data/, in every form that analysts ask for.

`forms` says which tables there are and what each column means, `rows` fills them from the corpus; a file a kind of
output writes them (`csv_file`, `sqlite_file`, `json_lines`, `geojson`, `hxl_file`, `acled_file`); `reading` makes fact
boxes of them again; `folder` writes all of it and counts, weighs and hashes what it wrote.
"""

from __future__ import annotations
