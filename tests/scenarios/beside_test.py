# SPDX-License-Identifier: Apache-2.0
"""Two processes beside one database: what a command changes, the server knows at once."""
import unittest

from support import Browser, Scenario, Store, each_engine, new_order, until
from watcher import Watcher

PASSWORD = "a long password"


@each_engine
class Beside(Scenario):
    def hire(self, shop, email: str):
        shop.command("user", "create", "--email", email, "--password", PASSWORD, "--name", "Anna Nowak", "--group", "manager")

    def test_a_person_made_while_serving_signs_in_at_once(self):
        shop = self.shop()
        server = shop.serve()
        for number in range(5):
            email = f"new{number}@example.com"
            self.assert_status(Browser(server, email, PASSWORD).signed_in, 401)
            self.hire(shop, email)
            browser = Browser(server, email, PASSWORD)
            self.assert_status(browser.signed_in, 200)
            self.assertIn(browser.signed_in.json["user"]["name"], ("Anna Nowak", "Nowak Anna"))
            self.assertEqual(browser.get("orders").status, 200)
        self.assertIn("new4@example.com", shop.command("user", "list"))

    def test_a_key_made_while_serving_opens_within_a_second(self):
        shop = self.shop()
        server = shop.serve()
        Store(server, "x" * 32).get("orders")  # the server has looked at its keys
        for number in range(3):
            store = Store(server, shop.api_key())
            until(lambda: store.get("orders").status == 200, 1, "the new key opens")
            self.assert_status(store.post("orders/create", site="shop", order=new_order(f"A-{number}", number)), 201)

    def test_two_servers_over_one_database_tell_each_others_screens(self):
        shop = self.shop()
        self.hire(shop, "a@example.com")
        key = shop.api_key()
        one, two = shop.serve("--no-jobs"), shop.serve("--no-jobs")
        browser = Browser(two, "a@example.com", PASSWORD)
        screen = Watcher(two.port, browser.cookie)
        self.addCleanup(screen.close)
        # The session was made at the second server, and the first knows it too.
        self.assertEqual(len([row for row in browser.get("orders").json["rows"]]), 0)
        created = Store(one, key).post("orders/create", site="shop", order=new_order("A-1", 1))
        self.assert_status(created, 201)
        # Over SQLite a foreign commit says only "look again" (id 0).
        screen.hear(5, lambda message: message["topic"] == "order" and message["id"] in (created.json["id"], 0))
        seen = until(lambda: browser.get("orders").json["rows"], 5, "the order in the other server's list")
        self.assertEqual(seen[0]["id"], created.json["id"])


if __name__ == "__main__":
    unittest.main()
