# SPDX-License-Identifier: Apache-2.0
"""A disk that fills up under SQLite while orders come in, and has room again."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from support import Scenario, Store, new_order, until

DISK = "64m"
ROOM_AT_FIRST = 20 << 20


class SmallDisk:
    """A file system of a few megabytes in memory. Only root may mount one."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="okno_small_disk_"))
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "okno", str(self.folder)], capture_output=True, text=True)
        self.mounted = done.returncode == 0
        self.why = done.stderr.strip()
        self.ballast = self.folder / "ballast"

    def fill_but(self, room: int):
        free = os.statvfs(self.folder)
        size = free.f_bavail * free.f_frsize - room
        with open(self.ballast, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, size)

    def close(self):
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=True)
        self.folder.rmdir()


class FullDisk(Scenario):
    def test_refuses_in_json_loses_nothing_and_recovers_when_there_is_room(self):
        if os.geteuid() != 0:
            self.skipTest("only root may mount a small disk")
        disk = SmallDisk()
        self.addCleanup(disk.close)
        if not disk.mounted:
            self.skipTest(f"no small disk can be mounted here: {disk.why}")
        shop = self.shop("sqlite", str(disk.folder))
        server = shop.serve()
        store = Store(server, shop.api_key())
        disk.fill_but(ROOM_AT_FIRST)

        created, refused = [], []
        for number in range(1, 20_000):
            external_id = f"d-{number}"
            answer = store.post("orders/create", site="shop", order=new_order(external_id, number))
            if answer.status == 201:
                created.append(external_id)
                refused.clear()
                continue
            self.assertIn(answer.status, (500, 503), answer.body)
            self.assertEqual(answer.json["success"], False)
            self.assertTrue(answer.json["errorMsg"])
            refused.append(external_id)
            if len(refused) == 10:
                break
        self.assertEqual(len(refused), 10, "the disk did not fill up")
        self.assertGreater(len(created), 50)

        # Reading goes on.
        self.assert_status(store.order(created[-1]), 200)
        self.assert_status(store.get("orders"), 200)

        disk.ballast.unlink()
        retried = until(lambda: (lambda answer: answer.status == 201 and answer)(
            store.post("orders/create", site="shop", order=new_order(refused[0], 900_001))), 10, "an order accepted after the disk has room")
        self.assertEqual(retried.json["order"]["externalId"], refused[0])
        created.append(refused[0])
        self.assertEqual({store.order(each).status for each in refused[1:]}, {404}, "refused, and yet there")
        self.assertEqual(server.stop(), 0)
        self.assert_whole(shop, created)
        self.assertEqual(shop.query("PRAGMA integrity_check"), [["ok"]])


if __name__ == "__main__":
    unittest.main()
