# SPDX-License-Identifier: Apache-2.0
"""The demo shop: one line about it, kept for its owner alone, the same for the same seed and date."""
import json
import stat
import unittest

from support import Browser, Scenario, Store, each_engine

WISH = ("--orders", "40", "--seed", "7", "--today", "2026-11-20")


@each_engine
class Demo(Scenario):
    def test_says_what_it_made_and_both_entries_work(self):
        shop = self.shop()
        said = shop.command("demo", *WISH)
        self.assertEqual(len(said.splitlines()), 1)
        made = json.loads(said)
        self.assertEqual(sorted(made), ["apiKey", "customers", "login", "orders", "password", "url"])
        self.assertEqual(made["orders"], 40)
        self.assertGreater(made["customers"], 5)
        kept = shop.folder / "demo.json"
        self.assertEqual(json.loads(kept.read_text()), made)
        self.assertEqual(stat.S_IMODE(kept.stat().st_mode), 0o600)

        server = shop.serve()
        store = Store(server, made["apiKey"])
        self.assertEqual(len(store.all_orders()), 40)
        self.assertEqual(sorted(store.get("reference/sites").json["sites"]), ["shop", "shop-2"])
        browser = Browser(server, made["login"], made["password"])
        self.assert_status(browser.signed_in, 200)
        summary = browser.get("orders/summary").json
        self.assertEqual(summary["count"], 40)
        self.assertEqual(sum(summary["statuses"].values()), 40)

    def test_a_shop_with_orders_is_left_as_it_is(self):
        shop = self.shop()
        first = json.loads(shop.command("demo", *WISH))
        again = shop.run("demo", *WISH)
        self.assertEqual(again.returncode, 1)
        self.assertEqual(again.stdout, "")
        self.assertEqual(json.loads((shop.folder / "demo.json").read_text()), first)
        self.assertEqual(shop.query("SELECT COUNT(*) FROM orders"), [["40"]])


class Same(Scenario):
    def told(self, engine: str, *wish: str) -> tuple[list[dict], dict]:
        shop = self.shop(engine)
        made = json.loads(shop.command("demo", *wish))
        server = shop.serve()
        orders = Store(server, made["apiKey"]).all_orders()
        server.stop()
        return orders, made

    def test_the_same_seed_and_date_give_the_same_shop_and_another_seed_another(self):
        first, one = self.told("sqlite", *WISH)
        second, two = self.told("sqlite", *WISH)
        self.assertEqual(first, second)
        self.assertNotEqual(one["password"], two["password"])
        self.assertNotEqual(one["apiKey"], two["apiKey"])
        other, _ = self.told("sqlite", "--orders", "40", "--seed", "8", "--today", "2026-11-20")
        self.assertNotEqual([order["totalSumm"] for order in first], [order["totalSumm"] for order in other])

    def test_both_engines_tell_the_same_story(self):
        self.engine = "postgres"
        self.setUp()
        self.assertEqual(self.told("sqlite", *WISH)[0], self.told("postgres", *WISH)[0])


if __name__ == "__main__":
    unittest.main()
