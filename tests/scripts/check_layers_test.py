# SPDX-License-Identifier: Apache-2.0
import unittest

from tree import TreeTest

import check_layers


class CheckLayers(TreeTest):
    def setUp(self):
        super().setUp()
        self.write("src/layers.txt", "# who may include whom\nbase\nplatform\nmodules/orders\nfaces/ui faces/live\n")

    def test_downwards_and_inside_is_fine(self):
        self.write("src/modules/orders/order.cpp", '#include "base/text.h"\n#include "modules/orders/order.h"\n#include <vector>\n')
        self.write("src/platform/db/sqlite.cpp", "#include <sqlite3.h>\n")
        self.write("src/platform/db/migrate.cpp", '#include "embedded_files.h"\n')
        self.assertEqual(check_layers.check(self.root), [])

    def test_upwards(self):
        self.write("src/base/text.cpp", '#include "platform/db/database.h"\n')
        self.assertIn("stands above", check_layers.check(self.root)[0])

    def test_sideways(self):
        self.write("src/faces/ui/answer.cpp", '\n#include "faces/live/hub.h"\n')
        [problem] = check_layers.check(self.root)
        self.assertTrue(problem.startswith("src/faces/ui/answer.cpp:2:"))
        self.assertIn("stands beside", problem)

    def test_foreign_headers_stay_where_they_belong(self):
        for header in ("sqlite3.h", "libpq-fe.h", "rapidjson/document.h", "unicode/ucnv.h", "asio.hpp", "http_parser.h"):
            self.write("src/modules/orders/order_store.cpp", f"#include <{header}>\n")
            self.assertEqual(len(check_layers.check(self.root)), 1, header)

    def test_include_beside_itself_and_unnamed_folder(self):
        self.write("src/base/text.cpp", '#include "text.h"\n')
        self.write("src/extras/toy.cpp", "\n")
        self.assertEqual(len(check_layers.check(self.root)), 2)


if __name__ == "__main__":
    unittest.main()
