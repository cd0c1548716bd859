# SPDX-License-Identifier: Apache-2.0
"""The built program from outside: a shop in a folder of its own on either engine, the server over it, clients of both faces."""
import http.client
import itertools
import json
import os
import select
import shutil
import signal
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from urllib.parse import quote, urlencode

BINARY = os.environ.get("OKNO_BINARY", "")
POSTGRES = os.environ.get("OKNO_TEST_POSTGRES", "")
START_SECONDS = 30
STOP_SECONDS = 40  # above the 30 s that a server may take to answer what was asked
_numbers = itertools.count(1)


def engines() -> list[str]:
    only = os.environ.get("OKNO_TEST_ENGINE", "")
    return [only] if only else ["sqlite", "postgres"]


def each_engine(case: type) -> type:
    """Runs a test case on both engines: `ServesSqlite`, `ServesPostgres`."""
    module = sys.modules[case.__module__]
    for engine in engines():
        name = case.__name__ + engine.capitalize()
        setattr(module, name, type(name, (case,), {"engine": engine, "__module__": case.__module__}))
    return None


def until(condition, seconds: float, what: str):
    """The first true answer of `condition`; asks again until the time is over."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}")
        select.select([], [], [], 0.005)


def psql(url: str, sql: str) -> list[list[str]]:
    done = subprocess.run(["psql", url, "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", sql], capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        raise AssertionError(f"psql: {done.stderr}")
    return [line.split("\t") for line in done.stdout.splitlines()]


class Shop:
    """A data folder and its database."""

    def __init__(self, engine: str, folder: str | None = None):
        self.engine = engine
        self.own_folder = folder is None
        self.folder = Path(folder or tempfile.mkdtemp(prefix="okno_scenario_"))
        self.database = ""
        self.servers: list[Server] = []
        if engine == "postgres":
            self.database = f"okno_scenario_{os.getpid()}_{next(_numbers)}"
            psql(POSTGRES, f"CREATE DATABASE {self.database}")

    @property
    def url(self) -> str:
        return POSTGRES.rsplit("/", 1)[0] + "/" + self.database

    def where(self) -> list[str]:
        return ["--data", str(self.folder)] + (["--db", self.url] if self.engine == "postgres" else [])

    def run(self, *words: str) -> subprocess.CompletedProcess:
        return subprocess.run([BINARY, *words, *self.where()], capture_output=True, text=True, timeout=120)

    def command(self, *words: str) -> str:
        done = self.run(*words)
        if done.returncode != 0:
            raise AssertionError(f"okno {' '.join(words)}: exit {done.returncode}: {done.stderr}")
        return done.stdout.strip()

    def api_key(self, *flags: str) -> str:
        return self.command("api-key", "create", "--name", "store module", *flags)

    def serve(self, *flags: str, **environment: str) -> "Server":
        server = Server(self, flags, environment)
        self.servers.append(server)
        return server

    def query(self, sql: str) -> list[list[str]]:
        """Rows as texts, straight from the database; NULL is ''."""
        if self.engine == "postgres":
            return psql(self.url, sql)
        with sqlite3.connect(self.folder / "okno.sqlite3", timeout=10) as database:
            return [["" if cell is None else str(cell) for cell in row] for row in database.execute(sql)]

    def close(self):
        for server in self.servers:
            server.kill()
            for client in server.clients:
                client.close()
        if self.database:
            psql(POSTGRES, f"DROP DATABASE {self.database} WITH (FORCE)")
        if self.own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)


class Server:
    def __init__(self, shop: Shop, flags=(), environment=None):
        values = {**os.environ, "OKNO_RATE_LIMIT": "0", **(environment or {})}
        self.clients: list[Client] = []
        self.log_path = shop.folder / f"server-{next(_numbers)}.stderr"
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(
                [BINARY, "serve", "--listen", "127.0.0.1:0", *flags, *shop.where()], stdout=subprocess.PIPE, stderr=log, env=values
            )
        self.ready_line = self._read_line()
        self.scheme, _, place = self.ready_line.removeprefix("listening on ").partition("://")
        self.port = int(place.rsplit(":", 1)[1])

    def _read_line(self) -> str:
        end = time.monotonic() + START_SECONDS
        line = b""
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            piece = os.read(self.process.stdout.fileno(), 4096) if ready else b""
            if not piece:
                code = self.process.poll()
                self.kill()
                raise AssertionError(f"the server did not start (exit {code}): {self.log()}")
            line += piece
        return line.decode().rstrip("\n")

    def log(self) -> str:
        return self.log_path.read_text(errors="replace")[-4000:]

    def terminate(self):
        self.process.send_signal(signal.SIGTERM)

    def stop(self) -> int:
        if self.process.poll() is None:
            self.terminate()
        return self.wait()

    def wait(self) -> int:
        code = self.process.wait(STOP_SECONDS)
        self.process.stdout.close()
        return code

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


class Answer:
    def __init__(self, status: int, headers, body: bytes):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


class Client:
    """One keep-alive connection."""

    def __init__(self, server: Server, certificate: str | None = None):
        if server.scheme == "https":
            context = ssl.create_default_context(cafile=certificate)
            self.connection = http.client.HTTPSConnection("127.0.0.1", server.port, timeout=30, context=context)
        else:
            self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        server.clients.append(self)

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, path, body.encode() if isinstance(body, str) else body, named)
        response = self.connection.getresponse()
        return Answer(response.status, response.headers, response.read())

    def close(self):
        self.connection.close()


class Store(Client):
    """A store module: the compatible API with a key."""

    def __init__(self, server: Server, key: str, **more):
        super().__init__(server, **more)
        self.key = key

    def get(self, path: str, **parameters) -> Answer:
        query = urlencode(parameters, doseq=True)
        return self.ask("GET", f"/api/v5/{path}" + (f"?{query}" if query else ""), X_API_KEY=self.key)

    def post(self, path: str, **fields) -> Answer:
        """Structured values go as JSON inside one form field, the key as a field, as the WooCommerce module sends them."""
        form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
        body = urlencode({"apiKey": self.key, **form})
        return self.ask("POST", f"/api/v5/{path}", body, Content_Type="application/x-www-form-urlencoded")

    def order(self, external_id: str, site: str = "shop") -> Answer:
        return self.get(f"orders/{quote(external_id, safe='')}", by="externalId", site=site)

    def all_orders(self) -> list[dict]:
        found, page = [], 1
        while True:
            answer = self.get("orders", limit="100", page=str(page))
            if answer.status != 200:
                raise AssertionError(answer.body)
            found += answer.json["orders"]
            if page >= answer.json["pagination"]["totalPageCount"]:
                return found
            page += 1


class Browser(Client):
    """A person at a screen: the browser's face with a session."""

    def __init__(self, server: Server, email: str, password: str, **more):
        super().__init__(server, **more)
        self.cookie = self.csrf = ""
        body = json.dumps({"email": email, "password": password})
        self.signed_in = self.ask("POST", "/ui/session", body, Content_Type="application/json")
        if self.signed_in.status == 200:
            self.cookie = self.signed_in.headers["Set-Cookie"].split(";")[0]
            self.csrf = self.signed_in.json["csrf"]

    def get(self, path: str, **parameters) -> Answer:
        query = urlencode(parameters, doseq=True)
        return self.ask("GET", f"/ui/{path}" + (f"?{query}" if query else ""), Cookie=self.cookie)

    def write(self, method: str, path: str, body, act: str) -> Answer:
        return self.ask(
            method, f"/ui/{path}", json.dumps(body), Cookie=self.cookie, Content_Type="application/json", X_CSRF_Token=self.csrf, X_Okno_Act=act
        )


def new_order(external_id: str, number: int, items: int = 4) -> dict:
    """An order with a buyer of its own."""
    return {
        "externalId": external_id,
        "firstName": "Ирина",
        "lastName": f"Покупатель{number}",
        "phone": f"+7 916 {number:07d}",
        "email": f"buyer{number}@example.com",
        "items": [{"productName": f"Полка {line}", "quantity": line, "initialPrice": 100.5 * line} for line in range(1, items + 1)],
        "delivery": {"code": "courier", "cost": 300, "address": {"city": "Москва", "text": "Тверская, 1"}},
        "payments": [{"type": "cash", "amount": 500}],
    }


class Scenario(unittest.TestCase):
    engine = "sqlite"
    maxDiff = 4000

    def setUp(self):
        if not BINARY:
            self.fail("OKNO_BINARY names no program")
        if self.engine == "postgres" and not POSTGRES:
            self.skipTest("OKNO_TEST_POSTGRES is not set: PostgreSQL is not tested")

    def shop(self, engine: str | None = None, folder: str | None = None) -> Shop:
        made = Shop(engine or self.engine, folder)
        self.addCleanup(made.close)
        return made

    def assert_status(self, answer: Answer, status: int):
        self.assertEqual(answer.status, status, answer.body[:2000])

    def assert_whole(self, shop: Shop, external_ids, items: int = 4):
        """Every order named is there with its lines, payment, buyer and history; and no half order stands anywhere."""
        rows = shop.query(
            "SELECT o.external_id, (SELECT COUNT(*) FROM order_items i WHERE i.order_id = o.id), "
            "(SELECT COUNT(*) FROM order_payments p WHERE p.order_id = o.id), "
            "(SELECT COUNT(*) FROM customers c WHERE c.id = o.customer_id), "
            "(SELECT COUNT(*) FROM customer_phones f WHERE f.customer_id = o.customer_id), "
            "(SELECT COUNT(*) FROM journal j WHERE j.kind = 'order' AND j.record_id = o.id AND j.flags = 1 AND j.part IS NULL) "
            "FROM orders o WHERE o.external_id IS NOT NULL"
        )
        for row in rows:
            self.assertEqual(row[1:], [str(items), "1", "1", "1", "1"], f"half an order: {row}")
        kept = [row[0] for row in rows]
        self.assertEqual(len(kept), len(set(kept)))
        self.assertEqual(sorted(set(external_ids) - set(kept)), [], "answered, then lost")
        strays = "SELECT COUNT(*) FROM {} WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = {})"
        for table, column in (("order_items", "order_id"), ("order_payments", "order_id")):
            self.assertEqual(shop.query(strays.format(table, column)), [["0"]], table)
        self.assertEqual(shop.query(strays.format("journal", "record_id") + " AND kind = 'order'"), [["0"]])
        [[counted]] = shop.query("SELECT COALESCE(SUM(orders), 0) FROM order_counters")
        [[there]] = shop.query("SELECT COUNT(*) FROM orders WHERE deleted_at IS NULL")
        self.assertEqual(int(counted), int(there), "the counters know of other orders than the list")
        [[lonely]] = shop.query("SELECT COUNT(*) FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)")
        self.assertEqual(lonely, "0", "buyers without their order")
