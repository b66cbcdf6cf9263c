"""Compression of what is sent: by the browser's way, part by part, and never for another site to measure."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Callable, MutableMapping
from typing import Any

import brotli
import pytest
import zstandard
from starlette.responses import HTMLResponse, StreamingResponse

from compact_dash.ui.middleware import IN_ORDER
from compact_dash.ui.middleware.compression import Compression
from compact_dash.ui.middleware.headers import SafeHeaders
from tests.ui.middleware.asgi import asked

PAGE = "<p>The same words again and again.</p>" * 200


def unzstd(body: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompressobj().decompress(body)


@pytest.mark.parametrize(
    ("encoding", "way", "read"),
    [
        ("gzip, deflate, br, zstd", "zstd", unzstd),
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
    ],
)
def test_a_page_is_sent_small_and_is_the_same_page(encoding: str, way: str, read: Callable[[bytes], bytes]) -> None:
    came = asked(Compression, HTMLResponse(PAGE), "/progress", accept_encoding=encoding)
    assert came.all_of("content-encoding") == [way]
    assert came.all_of("vary") == ["Accept-Encoding"]
    assert read(came.body).decode() == PAGE
    assert len(came.body) < len(PAGE) / 20


def test_whoever_reads_no_such_form_is_sent_it_as_it_is() -> None:
    came = asked(Compression, HTMLResponse(PAGE), "/progress", accept_encoding="identity")
    assert (came.all_of("content-encoding"), came.body.decode()) == ([], PAGE)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_can_have_no_page_compressed(site: str) -> None:
    came = asked(Compression, HTMLResponse(PAGE), "/present", accept_encoding="gzip, br, zstd", sec_fetch_site=site)
    assert (came.all_of("content-encoding"), came.body.decode()) == ([], PAGE)


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_pages_and_whoever_typed_the_address_can(site: str) -> None:
    came = asked(Compression, HTMLResponse(PAGE), "/present", accept_encoding="gzip", sec_fetch_site=site)
    assert came.all_of("content-encoding") == ["gzip"]


def test_headers_are_put_on_what_is_compressed() -> None:
    names = [each.cls for each in IN_ORDER]
    assert names.index(SafeHeaders) < names.index(Compression)


@pytest.mark.parametrize("encoding", ["br", "gzip", "zstd"])
def test_no_part_of_a_page_is_kept_back(encoding: str) -> None:
    """Else the head of a page, which is sent while the rest is made, would come with the last of it."""
    sent: list[int] = []
    ahead: list[int] = []

    async def parts() -> AsyncIterator[str]:
        for word in ("one ", "two ", "three"):
            yield word
            ahead.append(sum(sent))

    async def receive() -> MutableMapping[str, Any]:
        await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(len(message.get("body", b"")))

    scope = {"type": "http", "method": "GET", "path": "/progress", "headers": [(b"accept-encoding", encoding.encode())]}
    asyncio.run(Compression(StreamingResponse(parts(), media_type="text/html"))(scope, receive, send))
    assert 0 < ahead[0] < ahead[1] < ahead[2]
