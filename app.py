"""The app: the frame with its pages, and the addresses that are not pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit

from compact_dash.ui.base_path import with_and_without_base
from compact_dash.ui.copies.watching import put_log_aside, safekeeping
from compact_dash.ui.entry import stay
from compact_dash.ui.entry.arrival import keep_sign_ins
from compact_dash.ui.entry.desk_key import show_address
from compact_dash.ui.entry.half_messages import keep_messages_small
from compact_dash.ui.entry.left_behind import tidy_hours
from compact_dash.ui.entry.patience import keep_patience_short
from compact_dash.ui.entry.work import keep_account
from compact_dash.ui.lifespan import cool, quiet_minutes, warm
from compact_dash.ui.middleware import IN_ORDER
from compact_dash.ui.operation.deadline import Probe
from compact_dash.ui.operation.figures import serve_figures
from compact_dash.ui.operation.log import write_log
from compact_dash.ui.operation.own_folder import keep_folder_untold
from compact_dash.ui.operation.probes import PROBES
from compact_dash.ui.parameters import keep_addresses_whole
from compact_dash.ui.refusals import say


@asynccontextmanager
async def lifespan(app: streamlit.App) -> AsyncIterator[dict[str, Any] | None]:
    """Read the board before the first visitor asks; keep the file whole while the app runs, and close it at the end."""
    write_log()
    serve_figures()
    keep_sign_ins()
    keep_patience_short()
    keep_messages_small()
    keep_account()
    keep_folder_untold()
    keep_addresses_whole()
    await warm()
    # It asks what the database holds, which may hang.
    await Probe(show_address).answer()
    async with safekeeping(), quiet_minutes(), tidy_hours():
        yield None
    cool()
    put_log_aside()


app = streamlit.App(
    "compact_dash/ui/frame.py",
    routes=with_and_without_base([*PROBES, *stay.ROUTES]),
    middleware=IN_ORDER,
    lifespan=lifespan,
    # For what nobody else has caught, in a fragment or a callback: Streamlit's own box would show otherwise.
    on_script_error=say,
)
