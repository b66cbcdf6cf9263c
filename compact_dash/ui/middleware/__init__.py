"""Middleware: what stands before Streamlit and looks at every request."""

from starlette.middleware import Middleware

from compact_dash.ui.middleware.addresses import Addresses
from compact_dash.ui.middleware.browser_word import BrowserWord
from compact_dash.ui.middleware.compression import Compression
from compact_dash.ui.middleware.desk_door import DeskDoor
from compact_dash.ui.middleware.first_sight import FirstSight
from compact_dash.ui.middleware.headers import SafeHeaders
from compact_dash.ui.middleware.media_door import MediaDoor
from compact_dash.ui.middleware.own_way_out import OwnWayOut
from compact_dash.ui.middleware.pace_door import PaceDoor
from compact_dash.ui.middleware.small_files import SmallFiles
from compact_dash.ui.middleware.upload_door import UploadDoor
from compact_dash.ui.middleware.used_endpoints import UsedEndpoints
from compact_dash.ui.middleware.wanted_messages import WantedMessages
from compact_dash.ui.middleware.way_back import WayBack

# From the outside in. Headers are put on whatever the others answer, refusals included; what comes too often waits, and
# messages nobody may send are dropped, before anything else sees them.
IN_ORDER = tuple(
    Middleware(each)
    for each in (
        SafeHeaders,
        Compression,
        SmallFiles,
        PaceDoor,
        WantedMessages,
        UsedEndpoints,
        OwnWayOut,
        UploadDoor,
        MediaDoor,
        DeskDoor,
        BrowserWord,
        WayBack,
        Addresses,
        FirstSight,
    )
)
