# SPDX-License-Identifier: Apache-2.0
"""A copy of a serving shop, put back into the other engine."""
import json
import unittest

from crowd import Crowd
from support import Browser, Scenario, Shop, Store, each_engine

TABLES = ("orders", "order_items", "order_payments", "customers", "customer_phones", "products", "offers", "users", "api_keys", "journal", "stock_balances")


@each_engine
class Backup(Scenario):
    def setUp(self):
        super().setUp()
        self.other = "postgres" if self.engine == "sqlite" else "sqlite"

    def counts(self, shop: Shop) -> dict[str, str]:
        return {table: shop.query(f"SELECT COUNT(*) FROM {table}")[0][0] for table in TABLES}

    def test_restored_into_the_other_engine_it_is_the_same_shop(self):
        shop = self.shop()
        made = json.loads(shop.command("demo", "--orders", "60", "--seed", "3", "--today", "2026-11-20"))
        server = shop.serve()
        store = Store(server, made["apiKey"])
        before = store.all_orders()
        history = store.get("orders/history", **{"filter[sinceId]": "0", "limit": "100"}).json["history"]
        file = str(shop.folder / "copy.okno")
        counted = self.counts(shop)
        shop.command("backup", file)
        self.assertEqual(self.counts(shop), counted)
        self.assertEqual(shop.run("backup", file).returncode, 1, "a backup must not be written over another")

        copy = self.shop(self.other)
        copy.command("restore", file)
        self.assertEqual(self.counts(copy), counted)
        again = copy.serve()
        copied = Store(again, made["apiKey"])
        self.assertEqual(copied.all_orders(), before)
        self.assertEqual(copied.get("orders/history", **{"filter[sinceId]": "0", "limit": "100"}).json["history"], history)
        browser = Browser(again, made["login"], made["password"])
        self.assert_status(browser.signed_in, 200)
        for words in ("79", before[0]["lastName"], before[-1]["number"]):
            here = [row["id"] for row in Browser(server, made["login"], made["password"]).get("orders", q=words).json["rows"]]
            self.assertEqual([row["id"] for row in browser.get("orders", q=words).json["rows"]], here, f"search for {words}")
        # Life goes on: new ids stand above the old ones.
        new = copied.post("orders/create", site="shop", order={"externalId": "after", "firstName": "Ян", "items": [{"productName": "Стол", "quantity": 1, "initialPrice": 5}]})
        self.assert_status(new, 201)
        self.assertGreater(new.json["id"], max(order["id"] for order in before))
        [last] = copied.get("orders/history", **{"filter[orderId]": str(new.json["id"]), "limit": "100"}).json["history"]
        self.assertGreater(last["id"], history[-1]["id"])
        self.assertTrue(last["created"])

        refused = copy.run("restore", file)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("empty", refused.stderr)

    def test_taken_while_orders_come_in_it_holds_whole_orders_and_all_that_was_answered_before(self):
        shop = self.shop()
        key = shop.api_key()
        server = shop.serve()
        crowd = Crowd(server.port, key, "b")
        crowd.wait_for(100)
        answered_before = crowd.created()
        file = str(shop.folder / "copy.okno")
        shop.command("backup", file)
        crowd.wait_for(crowd.count + 20)
        crowd.end()
        copy = self.shop(self.other)
        copy.command("restore", file)
        self.assert_whole(copy, answered_before)
        self.assert_whole(shop, crowd.created())


if __name__ == "__main__":
    unittest.main()
