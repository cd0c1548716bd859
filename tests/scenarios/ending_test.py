# SPDX-License-Identifier: Apache-2.0
"""How the server ends: asked to, it answers what was sent; killed, it has lost nothing that it said was done."""
import os
import signal
import unittest

from crowd import Crowd
from support import Scenario, Store, each_engine
from watcher import Watcher
from support import Browser

ROUNDS = 3


@each_engine
class Ending(Scenario):
    def test_sigterm_under_load_answers_every_request_that_was_sent(self):
        shop = self.shop()
        key = shop.api_key()
        created = []
        for turn in range(ROUNDS):
            server = shop.serve()
            crowd = Crowd(server.port, key, f"t{turn}", 1_000_000 + turn * 200_000)
            crowd.wait_for(100)
            asked = crowd.sent()
            server.terminate()
            self.assertEqual(server.wait(), 0, server.log())
            crowd.end()
            answers = crowd.answers()
            self.assertEqual({status for _, status, _ in answers}, {201})
            answered = {external_id for external_id, _, _ in answers}
            self.assertEqual([each for each in asked if each not in answered], [], "sent before the signal, never answered")
            half = [poster.broken for poster in crowd.posters if poster.broken.startswith("closed within")]
            self.assertEqual(half, [])
            created += crowd.created()
        self.assert_whole(shop, created)
        server = shop.serve()
        self.assertEqual(len({order["externalId"] for order in Store(server, key).all_orders()} & set(created)), len(created))

    def test_sigterm_closes_screens_with_going_away(self):
        shop = self.shop()
        shop.command("user", "create", "--email", "a@example.com", "--password", "a long password", "--name", "Anna", "--group", "manager")
        server = shop.serve()
        screen = Watcher(server.port, Browser(server, "a@example.com", "a long password").cookie)
        self.addCleanup(screen.close)
        server.terminate()
        with self.assertRaisesRegex(ConnectionError, "closed with 1001"):
            screen.hear(10)
        self.assertEqual(server.wait(), 0)

    def test_kill_9_loses_no_order_that_was_answered_and_leaves_no_half_order(self):
        shop = self.shop()
        key = shop.api_key()
        created = []
        for turn in range(ROUNDS):
            server = shop.serve()
            crowd = Crowd(server.port, key, f"k{turn}", 1_000_000 + turn * 200_000)
            crowd.wait_for(150 + 40 * turn)
            os.kill(server.process.pid, signal.SIGKILL)
            server.process.wait(10)
            crowd.end()
            self.assertEqual({status for _, status, _ in crowd.answers()}, {201})
            self.assertGreaterEqual(len(crowd.created()), 150)
            created += crowd.created()
            # The next turn's server starts over what the killed one left.
        server = shop.serve()
        store = Store(server, key)
        listed = {order["externalId"]: order for order in store.all_orders()}
        self.assertEqual([each for each in created if each not in listed], [], "answered 201, then lost")
        self.assertTrue(all(len(order["items"]) == 4 and len(order["payments"]) == 1 for order in listed.values()))
        last = created[-1]
        self.assertEqual(store.order(last).json["order"]["totalSumm"], 3315)
        self.assertEqual(server.stop(), 0)
        self.assert_whole(shop, created)


if __name__ == "__main__":
    unittest.main()
