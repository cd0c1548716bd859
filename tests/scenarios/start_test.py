# SPDX-License-Identifier: Apache-2.0
"""Starting, starting again, and being called wrongly."""
import re
import shutil
import subprocess
import unittest

from support import BINARY, Browser, Client, Scenario, Shop, Store, each_engine, new_order


@each_engine
class Start(Scenario):
    def test_an_empty_folder_becomes_a_shop_that_is_there_after_a_restart(self):
        shop = self.shop()
        server = shop.serve()
        self.assertRegex(server.ready_line, r"^listening on http://127\.0\.0\.1:[1-9]\d*$")
        anyone = Client(server)
        for path in ("/health", "/ready"):
            self.assert_status(anyone.ask("GET", path), 200)
        metrics = anyone.ask("GET", "/metrics")
        self.assertIn(b"okno_requests_total", metrics.body)
        store = Store(server, shop.api_key())
        self.assert_status(store.post("orders/create", site="shop", order=new_order("A-1", 1)), 201)
        before = store.order("A-1").json
        self.assertEqual(server.stop(), 0)
        self.assertEqual(server.process.stdout.closed, True)

        again = shop.serve()
        after = Store(again, store.key).order("A-1").json
        self.assertEqual(after, before)
        self.assertEqual(again.stop(), 0)

    def test_nothing_but_the_ready_line_goes_to_standard_output(self):
        shop = self.shop()
        server = shop.serve()
        Client(server).ask("GET", "/api/v5/orders")
        server.terminate()
        self.assertEqual(server.process.stdout.read(), b"")
        self.assertEqual(server.wait(), 0)

    def test_check_tells_of_every_part(self):
        shop = self.shop()
        shop.serve().stop()
        done = shop.run("check")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        for part in ("settings", "migrations", "queue", "disk", "clock"):
            self.assertRegex(done.stdout, rf"(?m)^{part} +ok ")

    def test_a_key_sees_the_shops_and_scopes_that_it_was_made_for(self):
        shop = self.shop()
        server = shop.serve()
        key = shop.api_key("--site", "shop", "--scope", "order_read")
        self.assertRegex(key, r"^[0-9A-Za-z]{32}$")
        store = Store(server, key)
        self.assert_status(store.get("orders"), 200)
        refused = store.post("orders/create", site="shop", order=new_order("A-1", 1))
        self.assert_status(refused, 403)
        self.assertEqual(refused.json["errorMsg"], "Access denied.")
        self.assert_status(Store(server, "x" * 32).get("orders"), 403)


class Refusals(Scenario):
    """What is said when the program is called wrongly needs no second engine."""

    def run_okno(self, *words: str) -> subprocess.CompletedProcess:
        return subprocess.run([BINARY, *words], capture_output=True, text=True, timeout=60)

    def test_wrong_usage_exits_2(self):
        for words in ((), ("dance",), ("serve", "--no-such-flag"), ("demo", "--orders", "many"), ("backup",), ("user", "create"), ("describe",)):
            done = self.run_okno(*words)
            self.assertEqual(done.returncode, 2, f"{words}: {done.stderr}")
            self.assertEqual(done.stdout if words else "", "", words)

    def assert_one_sentence(self, done: subprocess.CompletedProcess):
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(done.stdout, "")
        said = [line for line in done.stderr.splitlines() if line.startswith("okno: ")]
        self.assertEqual(len(said), 1, done.stderr)
        self.assertNotRegex(said[0], r"\berror\.[a-z_]+", "a key instead of words")

    def test_errors_exit_1_with_one_sentence(self):
        shop = self.shop("sqlite")
        shop.command("user", "create", "--email", "a@example.com", "--password", "a long password", "--name", "Anna", "--group", "manager")
        for words in (
            ("user", "create", "--email", "a@example.com", "--password", "a long password", "--name", "Anna", "--group", "manager"),
            ("user", "create", "--email", "b@example.com", "--password", "a long password", "--name", "Boris", "--group", "pirates"),
            ("api-key", "create", "--name", "n", "--site", "no-such-shop"),
            ("api-key", "create", "--name", "n", "--scope", "no_such_scope"),
            ("restore", "/nowhere/at-all"),
            ("serve", "--listen", "somewhere"),
            ("serve", "--listen", "127.0.0.1:0", "--tls-cert", "/nowhere.pem", "--tls-key", "/nowhere.key"),
            ("demo", "--today", "yesterday"),
        ):
            with self.subTest(words=words):
                self.assert_one_sentence(shop.run(*words))
        away = "postgresql://nobody@127.0.0.1:1/nothing"
        self.assert_one_sentence(self.run_okno("serve", "--data", str(shop.folder), "--db", away, "--listen", "127.0.0.1:0"))

    def test_a_port_in_use_is_said(self):
        shop = self.shop("sqlite")
        server = shop.serve()
        other = self.shop("sqlite")
        done = other.run("serve", "--listen", f"127.0.0.1:{server.port}")
        self.assert_one_sentence(done)
        self.assertIn(str(server.port), done.stderr)


class Tls(Scenario):
    @unittest.skipUnless(shutil.which("openssl"), "there is no openssl to make a certificate with")
    def test_serves_over_tls_with_the_given_certificate(self):
        shop = self.shop("sqlite")
        certificate, key = str(shop.folder / "cert.pem"), str(shop.folder / "key.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=okno",
             "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
            check=True, capture_output=True, timeout=60,
        )
        shop.command("user", "create", "--email", "a@example.com", "--password", "a long password", "--name", "Anna", "--group", "manager")
        server = shop.serve("--tls-cert", certificate, "--tls-key", key)
        self.assertRegex(server.ready_line, r"^listening on https://127\.0\.0\.1:\d+$")
        self.assert_status(Client(server, certificate).ask("GET", "/health"), 200)
        browser = Browser(server, "a@example.com", "a long password", certificate=certificate)
        self.assert_status(browser.signed_in, 200)
        self.assertTrue(re.search(r"; *Secure", browser.signed_in.headers["Set-Cookie"]), "the cookie may leave over plain HTTP")
        self.assert_status(browser.get("session"), 200)
        self.assertEqual(server.stop(), 0)


if __name__ == "__main__":
    unittest.main()
