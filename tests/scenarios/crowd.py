# SPDX-License-Identifier: Apache-2.0
"""Sixteen stores that post orders as fast as they are answered, and remember what they sent and what they heard."""
import json
import socket
import threading
from urllib.parse import urlencode

from support import new_order

CLIENTS = 16


class Poster(threading.Thread):
    def __init__(self, crowd: "Crowd", port: int, number: int):
        super().__init__(daemon=True)
        self.crowd, self.number = crowd, number
        self.line = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.sent = 0  # requests that left whole
        self.answers: list[tuple[str, int, dict]] = []
        self.broken = ""  # how the connection ended, when otherwise than between two answers
        self.waiting_for = ""

    def run(self):
        try:
            while not self.crowd.enough.is_set():
                self.post()
        except OSError as problem:
            self.broken = self.broken or type(problem).__name__
        finally:
            self.line.close()

    def post(self):
        external_id = f"{self.crowd.name}-{self.number}-{self.sent}"
        order = new_order(external_id, self.crowd.first_buyer + self.number * 10_000 + self.sent)
        body = urlencode({"apiKey": self.crowd.key, "site": "shop", "order": json.dumps(order)}).encode()
        head = f"POST /api/v5/orders/create HTTP/1.1\r\nHost: shop\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        self.line.sendall(head.encode() + body)
        self.waiting_for = external_id
        self.sent += 1
        answer = self.read()
        if answer is None:
            self.crowd.enough.set()
            raise ConnectionResetError
        self.waiting_for = ""
        status, closes, body = answer
        self.answers.append((external_id, status, body))
        self.crowd.answered()
        if closes:
            raise ConnectionResetError

    def read(self):
        received = b""
        while b"\r\n\r\n" not in received:
            piece = self.line.recv(65536)
            if not piece:
                self.broken = "closed within the head" if received else "closed without an answer"
                return None
            received += piece
        head, body = received.split(b"\r\n\r\n", 1)
        fields = dict(row.lower().split(b": ", 1) for row in head.split(b"\r\n")[1:])
        size = int(fields[b"content-length"])
        while len(body) < size:
            piece = self.line.recv(65536)
            if not piece:
                self.broken = "closed within the body"
                return None
            body += piece
        return int(head.split()[1]), fields.get(b"connection") == b"close", json.loads(body)


class Crowd:
    def __init__(self, port: int, key: str, name: str, first_buyer: int = 1_000_000):
        self.key, self.name, self.first_buyer = key, name, first_buyer
        self.enough = threading.Event()
        self.count, self.changed = 0, threading.Condition()
        self.posters = [Poster(self, port, number) for number in range(CLIENTS)]
        for poster in self.posters:
            poster.start()

    def answered(self):
        with self.changed:
            self.count += 1
            self.changed.notify_all()

    def wait_for(self, answers: int, seconds: float = 60):
        with self.changed:
            if not self.changed.wait_for(lambda: self.count >= answers, seconds):
                raise AssertionError(f"{self.count} answers in {seconds} s, {answers} were expected")

    def sent(self) -> list[str]:
        """What has left whole and is not answered at this moment."""
        return [poster.waiting_for for poster in self.posters if poster.waiting_for]

    def end(self, seconds: float = 60):
        self.enough.set()
        for poster in self.posters:
            poster.join(seconds)
            if poster.is_alive():
                raise AssertionError("a client still waits for an answer")

    def answers(self) -> list[tuple[str, int, dict]]:
        return [answer for poster in self.posters for answer in poster.answers]

    def created(self) -> list[str]:
        return [external_id for external_id, status, _ in self.answers() if status == 201]
