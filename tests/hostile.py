"""Words that break out of a format that does not escape them."""

from __future__ import annotations

TITLE = 'Fire </script><script>alert(1)</script> <!-- {in \\Goma}}: 5% & $3 #1 _a_ "b" ~c^ @misc{x,\nTY  - BOOK\r\nER  - \u202eend\u202c\x00'
# The same for whoever reads it: one line, nothing invisible.
PLAIN = 'Fire </script><script>alert(1)</script> <!-- {in \\Goma}}: 5% & $3 #1 _a_ "b" ~c^ @misc{x, TY - BOOK ER - end'
