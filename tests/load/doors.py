"""A program at the door: a browser's cookies, a session's number, and requests made by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tools.bench.play import messages
from tools.bench.play.client import Answer, Client
from tools.bench.play.prompt_socket import connected


class Visitor(Client):
    """Somebody with a browser's cookies, who may also make requests by hand."""

    def __init__(
        self,
        port: int,
        page: str,
        cookies: dict[str, str] | None = None,
        origin: bool = True,
        host: str = "127.0.0.1",
    ) -> None:
        self.place = f"{host}:{port}"
        self.http = httpx.Client(base_url=f"http://{self.place}", trust_env=False, timeout=60)
        if cookies is None:
            # As a browser does: a page, which brings the browser's word, and the token that uploads are made with.
            self.http.get(f"/{page}", headers={"Accept": "text/html"})
            self.http.get("/_stcore/health")
            cookies = dict(self.http.cookies.items())
        self.token = cookies.get("_streamlit_xsrf", "")
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        self.http.cookies.clear()
        self.http.headers.update(headers)
        super().__init__(port, page, headers | ({"Origin": f"http://{self.place}"} if origin else {}))
        self.session = ""
        self.files: list[str] = []

    def __enter__(self) -> "Visitor":
        connection = connect(
            f"ws://{self.place}/_stcore/stream",
            sock=connected(self.port),
            subprotocols=[Subprotocol("streamlit"), Subprotocol(self.token)],
            additional_headers=self.headers,
            max_size=None,
            proxy=None,
        )
        self.socket = self.open.enter_context(connection)
        self.open.callback(self.http.close)
        return self

    def note(self, message: messages.Message) -> None:
        super().note(message)
        if message.WhichOneof("type") == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
        element = messages.element_of(message)
        if element and element[0] == "download_button":
            self.files.append(element[1].deferred_file_id)

    def turn_to(self, page: str, query: str = "") -> Answer:
        """Go on to another page in the same session."""
        self.page, self.page_hash = page, ""
        return self.visit(query)

    def made(self, file: str) -> str:
        """The address of a file that is made for a download; empty where it is refused."""
        request = {"request_id": "1", "session_id": self.session, "deferred_file": {"file_id": file}}
        self.socket.send(BackMsg(backend_operation_request=request).SerializeToString())
        while True:
            message = messages.read(self.socket.recv(timeout=60, decode=False))
            if message.WhichOneof("type") == "backend_operation_response":
                return str(message.backend_operation_response.deferred_file.url)

    def send_file(self, content: bytes, name: str = "1", chunked: bool = False, session: str = "") -> int:
        """The status of an upload, made as Streamlit's browser code makes it."""
        upload = Upload(content)
        return self.http.put(
            f"/_stcore/upload_file/{session or self.session}/{name}",
            content=upload.pieces() if chunked else upload.body,
            headers={"X-Xsrftoken": self.token, "Content-Type": f"multipart/form-data; boundary={Upload.BOUNDARY}"},
        ).status_code


@dataclass(frozen=True)
class Upload:
    """A file in the form in which a browser sends it."""

    content: bytes
    BOUNDARY = "between"
    body: bytes = field(init=False)

    def __post_init__(self) -> None:
        head = f'--{self.BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
        object.__setattr__(self, "body", head.encode() + self.content + f"\r\n--{self.BOUNDARY}--\r\n".encode())

    def pieces(self) -> Iterator[bytes]:
        for start in range(0, len(self.body), 100_000):
            yield self.body[start : start + 100_000]
