"""Limits: how much one browser, one address or one session may ask of the server, in one place.

docs/operating.md names each under "Limits". An office, or everybody in a Forum, may come from one address, so what is
counted by address has room for some two hundred people; what is counted by session is for one person's tab.
"""

from compact_dash.domain.limits import LARGEST_FILE

# All that a session's files may take together, with what a browser sends around each.
LARGEST_UPLOADS = LARGEST_FILE + 64 * 1024
# Seconds that the files of a lost connection are kept for it to come back.
UPLOADS_KEPT = 120.0
# Seconds for which a file that was made for a browser may be fetched by it.
FILE_KEPT = 60.0
