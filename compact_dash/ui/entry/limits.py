"""Limits: how much one browser, one address or one session may ask of the server, in one place.

docs/operating.md names each under "Limits". An office, or everybody in a Forum, may come from one address, so what is
counted by address has room for some two hundred people; what is counted by session is for one person's tab.
"""

from compact_dash.domain.limits import LARGEST_FILE
from compact_dash.ui.entry.pace import Pace

# All that a session's files may take together, with what a browser sends around each.
LARGEST_UPLOADS = LARGEST_FILE + 64 * 1024
# Seconds that the files of a lost connection are kept for it to come back.
UPLOADS_KEPT = 120.0
# Seconds for which a file that was made for a browser may be fetched by it.
FILE_KEPT = 60.0
# Seconds in which a request must have said what it asks for, from the moment the connection is made.
HEADERS_WITHIN = 20.0
# Seconds in which a file must have arrived: 5 MB on a line of 150 kbit a second.
UPLOAD_WITHIN = 300.0

# Open connections, each a tab: of one address, and in all.
SOCKETS_OF_ADDRESS, SOCKETS = 400, 1000
# New connections of one address. After a restart every tab of an office comes back within seconds.
NEW_SOCKETS = Pace(burst=600, a_second=10)
# Runs of a whole page, and all other messages: a part of a page that looks again, a sign of life. Sixty who follow a
# Forum look 90 times a second together. What comes sooner waits its turn.
RUNS_OF_SOCKET, RUNS_OF_ADDRESS = Pace(burst=60, a_second=5), Pace(burst=400, a_second=20)
PARTS_OF_SOCKET, PARTS_OF_ADDRESS = Pace(burst=120, a_second=4), Pace(burst=1200, a_second=300)
# First pages, each a run of the page for a browser that has only just come; whoever asks for more gets an empty one,
# which fills itself.
FIRST_SIGHTS = Pace(burst=200, a_second=10)
# Seconds of the processor that the runs of one address take, and how many of them compute at once. Most runs take 5 to
# 20 milliseconds, a look 2, some pages 200; what is left of each second is for everybody else. Whoever owes the most
# waits for half a minute: those who share the address of somebody that flooded it are served again so soon after.
WORK_OF_ADDRESS, RUNS_AT_ONCE = Pace(burst=8, a_second=0.6, most_owed=18), 4
# Bytes of one message, which is what stands in all fields of a page; bytes of messages that are not whole yet, of all
# connections; and the pieces that one message may come in.
LARGEST_MESSAGE, HALF_MESSAGES, PIECES_OF_MESSAGE = 2 * 1024 * 1024, 64 * 1024 * 1024, 1000
# Files that one message asks addresses for. A plan has a dozen; each costs the server's own thread a random number.
FILES_NAMED = 100
# Steps of signing in, of which each sign-in has two; and files, of which a plan may have a dozen.
SIGN_INS, UPLOADS = Pace(burst=400, a_second=2), Pace(burst=120, a_second=1)
