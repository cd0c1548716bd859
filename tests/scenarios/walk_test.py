# SPDX-License-Identifier: Apache-2.0
"""One order through the house: posted by a store, heard and changed by a manager, read back by the store."""
import json
import socket
import time
import unittest
import uuid

from support import Browser, Scenario, Store, each_engine
from watcher import Watcher

WOO_ORDER = {
    "externalId": "woo-1001",
    "number": "1001",
    "firstName": "Ольга",
    "lastName": "Савина",
    "phone": "8 (916) 555-44-33",
    "email": "olga.savina@example.com",
    "customerComment": "Позвоните заранее",
    "orderMethod": "shopping-cart",
    "status": "new",
    "items": [
        {"externalIds": [{"code": "woocommerce", "value": "1_1"}], "productName": "Чайник", "quantity": 1, "initialPrice": 2490},
        {"externalIds": [{"code": "woocommerce", "value": "1_2"}], "productName": "Чашка", "quantity": 2, "initialPrice": 349.9, "discountManualAmount": 49.9},
    ],
    "delivery": {"code": "courier", "cost": 350, "address": {"city": "Москва", "index": "101000", "text": "ул. Мясницкая, д. 7"}},
    "payments": [{"externalId": "pay-1001", "type": "bank-card", "status": "not-paid", "amount": 3440}],
}


def post_as_curl(server, key: str, fields: dict) -> tuple[bytes, float, int, dict]:
    """As PHP's cURL sends an array: multipart, and the body only after `100 Continue`. Gives the first answer and how long it took, then the second."""
    boundary = "------------------------d74496d66958873e"
    body = b"".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()
    ) + f"--{boundary}--\r\n".encode()
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(
            f"POST /api/v5/orders/create HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\nX-API-KEY: {key}\r\nContent-Length: {len(body)}\r\n"
            f"Content-Type: multipart/form-data; boundary={boundary}\r\nExpect: 100-continue\r\n\r\n".encode()
        )
        asked = time.monotonic()
        interim = line.recv(65536)
        waited = time.monotonic() - asked
        line.sendall(body)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += line.recv(65536)
        head, rest = answer.split(b"\r\n\r\n", 1)
        size = next(int(row.split(b":")[1]) for row in head.split(b"\r\n") if row.lower().startswith(b"content-length:"))
        while len(rest) < size:
            rest += line.recv(65536)
        return interim, waited, int(head.split()[1]), json.loads(rest)


@each_engine
class Walk(Scenario):
    def setUp(self):
        super().setUp()
        self.shop_ = self.shop()
        made = json.loads(self.shop_.command("demo", "--orders", "30", "--seed", "7", "--today", "2026-11-20"))
        self.server = self.shop_.serve()
        self.store = Store(self.server, made["apiKey"])
        self.other_program = Store(self.server, self.shop_.api_key())
        self.manager = Browser(self.server, made["login"], made["password"])
        self.assert_status(self.manager.signed_in, 200)

    def changes_since(self, program: Store, since: int) -> list[dict]:
        changes = []
        while True:
            answer = program.get("orders/history", **{"filter[sinceId]": str(since), "limit": "100"})
            self.assert_status(answer, 200)
            changes += answer.json["history"]
            if answer.json["pagination"]["currentPage"] >= answer.json["pagination"]["totalPageCount"]:
                return changes
            since = changes[-1]["id"]

    def test_from_the_store_to_the_manager_and_back(self):
        last = self.changes_since(self.store, 0)[-1]["id"]
        screen = Watcher(self.server.port, self.manager.cookie)
        self.addCleanup(screen.close)
        self.assertEqual(screen.status, 101)

        created = self.store.post("orders/create", site="shop", order=WOO_ORDER)
        self.assert_status(created, 201)
        order_id = created.json["id"]
        heard = screen.hear(1.0, lambda message: message["topic"] == "order" and message["id"] == order_id)
        self.assertEqual(heard, {"topic": "order", "id": order_id, "act": "created", "by": None})

        card = self.find_by_every_word(order_id)
        self.assertEqual((card["totals"]["total"], card["totals"]["left"]), ("3440", "3440"))
        changed = self.change_everything(card)
        heard = screen.hear(1.0, lambda message: message["topic"] == "order" and message["id"] == order_id and message["act"] == "changed")
        self.assertIsNotNone(heard["by"])
        self.assertEqual(changed["version"], self.manager.get(f"orders/{order_id}").json["version"])

        self.read_back(order_id, last)
        timeline = self.manager.get(f"orders/{order_id}/timeline").json["entries"]
        self.assertEqual([(entry["source"], entry["created"]) for entry in timeline], [("user", False), ("api", True)])

    def find_by_every_word(self, order_id: int) -> dict:
        for words in ("Савина", "савин", "5554433", "4433", "olga.savina", "1001"):
            found = [row["id"] for row in self.manager.get("orders", q=words).json["rows"]]
            self.assertIn(order_id, found, words)
        newest = self.manager.get("orders", limit="1").json["rows"][0]
        self.assertEqual((newest["id"], newest["customer"], newest["more_items"]), (order_id, "Савина Ольга", 1))
        answer = self.manager.get(f"orders/{order_id}")
        self.assert_status(answer, 200)
        return answer.json

    def change_everything(self, card: dict) -> dict:
        kettle, cup = card["items"]
        edit = {
            "version": card["version"],
            "status": "client-confirmed",
            "manager_comment": "Подтвердила по телефону",
            "items": [{"id": cup["id"], "quantity": "3"}, {"name": "Ложка", "quantity": "1", "initial_price": "100"}],
            "payments": [{"id": card["payments"][0]["id"], "status": "paid", "amount": "1350.00"}],
            "delivery": {"type": "self-delivery", "cost": "0", "date": "2026-12-01"},
        }
        act = str(uuid.uuid4())
        answer = self.manager.write("PATCH", f"orders/{card['id']}", edit, act)
        self.assert_status(answer, 200)
        changed = answer.json
        self.assertEqual([item["name"] for item in changed["items"]], ["Чашка", "Ложка"])
        self.assertEqual(changed["totals"]["total"], "1000")
        self.assertEqual((changed["status"], changed["delivery"]["type"]), ("client-confirmed", "self-delivery"))
        # The answer was lost and the browser asks again: nothing happens twice.
        again = self.manager.write("PATCH", f"orders/{card['id']}", edit, act)
        self.assert_status(again, 200)
        self.assertEqual(again.json["version"], changed["version"])
        # Somebody else with the old card in hand.
        late = self.manager.write("PATCH", f"orders/{card['id']}", {**edit, "status": "complete"}, str(uuid.uuid4()))
        self.assert_status(late, 409)
        self.assertEqual(late.json["current"]["version"], changed["version"])
        return changed

    def read_back(self, order_id: int, last: int):
        news = self.changes_since(self.store, last)
        self.assertEqual([change["id"] for change in news], sorted({change["id"] for change in news}))
        creation, *rest = news
        self.assertEqual((creation["field"], creation["created"], creation["source"]), ("status", True, "api"))
        self.assertEqual(creation["apiKey"], {"current": True})
        self.assertEqual([item["offer"]["displayName"] if "displayName" in item.get("offer", {}) else item["productName"] for item in creation["order"]["items"]],
                         ["Чайник", "Чашка"], "the creation shows the order as it was then")
        self.assertEqual({change["source"] for change in rest}, {"user"})
        self.assertTrue(all("user" in change and "apiKey" not in change for change in rest))
        self.assertEqual({change["order"]["id"] for change in news}, {order_id})
        by_field = {}
        for change in rest:
            by_field.setdefault(change["field"], []).append(change)
        for field in ("status", "manager_comment", "order_product", "order_product.quantity", "payments.status", "payments.amount", "delivery_type",
                      "delivery_cost", "delivery_date"):
            self.assertIn(field, by_field)
        self.assertEqual((by_field["status"][0]["oldValue"], by_field["status"][0]["newValue"]), ({"code": "new"}, {"code": "client-confirmed"}))
        self.assertEqual(by_field["delivery_type"][0]["newValue"], {"code": "self-delivery"})
        removed = [change for change in by_field["order_product"] if change["newValue"] is None]
        added = [change for change in by_field["order_product"] if change["oldValue"] is None]
        self.assertEqual((len(removed), len(added)), (1, 1))

        seen_by_other = self.changes_since(self.other_program, last)
        self.assertEqual(seen_by_other[0]["apiKey"], {"current": False})

    def test_a_body_that_waits_for_100_continue_is_asked_for_at_once(self):
        order = {**WOO_ORDER, "externalId": "ocart-7", "number": "ocart-7"}
        interim, waited, status, answer = post_as_curl(self.server, self.store.key, {"site": "shop", "order": json.dumps(order)})
        self.assertTrue(interim.startswith(b"HTTP/1.1 100 Continue\r\n\r\n"), interim)
        self.assertLess(waited, 0.5, "old cURL waits a second before it sends unasked")
        self.assertEqual(status, 201, answer)
        self.assertEqual(self.store.order("ocart-7").json["order"]["id"], answer["id"])

    def test_the_same_buyer_writes_his_phone_otherwise(self):
        first = self.store.post("orders/create", site="shop", order=WOO_ORDER).json["order"]
        second = self.store.post("orders/create", site="shop", order={
            "externalId": "woo-1002", "number": "1002", "firstName": "Оля", "phone": "+79165554433", "items": [{"productName": "Чай", "quantity": 1, "initialPrice": 10}]})
        self.assert_status(second, 201)
        self.assertEqual(second.json["order"]["customer"]["id"], first["customer"]["id"])
        refused = self.store.post("orders/create", site="shop", order=WOO_ORDER)
        self.assert_status(refused, 400)
        self.assertFalse(refused.json["success"])


if __name__ == "__main__":
    unittest.main()
