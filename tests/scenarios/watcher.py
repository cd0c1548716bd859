# SPDX-License-Identifier: Apache-2.0
"""A screen that is told of changes: the client's side of a WebSocket (RFC 6455), text frames only."""
import base64
import hashlib
import json
import os
import socket
import struct
import time

_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Watcher:
    def __init__(self, port: int, cookie: str, path: str = "/live"):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.bytes = b""
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n".encode()
        )
        while b"\r\n\r\n" not in self.bytes:
            self._more(10)
        head, self.bytes = self.bytes.split(b"\r\n\r\n", 1)
        self.status = int(head.split()[1])
        if self.status == 101:
            accept = base64.b64encode(hashlib.sha1((key + _GUID).encode()).digest())
            if accept not in head:
                raise AssertionError("the server did not prove that it read the key")

    def _more(self, seconds: float):
        self.socket.settimeout(max(0.001, seconds))
        piece = self.socket.recv(65536)
        if not piece:
            raise ConnectionError("closed")
        self.bytes += piece

    def _take(self, count: int, end: float) -> bytes:
        while len(self.bytes) < count:
            self._more(end - time.monotonic())
        taken, self.bytes = self.bytes[:count], self.bytes[count:]
        return taken

    def frame(self, end: float) -> tuple[int, bytes]:
        first, second = self._take(2, end)
        size = second & 127
        if size == 126:
            size = struct.unpack(">H", self._take(2, end))[0]
        elif size == 127:
            size = struct.unpack(">Q", self._take(8, end))[0]
        if second & 128:
            raise AssertionError("a server's frames are not masked")
        return first & 15, self._take(size, end)

    def send(self, opcode: int, payload: bytes):
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))
        self.socket.sendall(bytes([128 | opcode, 128 | len(payload)]) + mask + masked)

    def hear(self, seconds: float, wanted=lambda message: True) -> dict:
        """The next message that is wanted; TimeoutError when none comes in time."""
        end = time.monotonic() + seconds
        while True:
            opcode, payload = self.frame(end)
            if opcode == 9:
                self.send(10, payload)
            if opcode == 8:
                raise ConnectionError(f"closed with {struct.unpack('>H', payload[:2])[0]}")
            if opcode == 1 and wanted(json.loads(payload)):
                return json.loads(payload)

    def close(self):
        self.socket.close()
