# SPDX-License-Identifier: Apache-2.0
import unittest

from tree import TreeTest

import check_sql


class CheckSql(TreeTest):
    def test_statements_are_found_wherever_a_literal_hides_them(self):
        for literal in (
            '"SELECT id FROM orders"',
            'R"sql(\nSELECT id,\n number FROM orders)sql"',
            '"INSERT INTO orders"\n    " (id) VALUES ($1)"',
            '"SELECT id " // why\n "FROM orders"',
            '"UPDATE orders SET number = $1"',
            '"delete from orders where id = $1"',
        ):
            self.write("src/modules/orders/create_order.cpp", f"\nauto sql = {literal};\n")
            [problem] = check_sql.check(self.root)
            self.assertTrue(problem.startswith("src/modules/orders/create_order.cpp:2:"), problem)

    def test_faces_have_no_stores(self):
        self.write("src/faces/ui/order_list.cpp", 'auto sql = "SELECT id FROM orders";\n')
        self.assertEqual(len(check_sql.check(self.root)), 1)

    def test_where_sql_lives_and_what_is_not_sql(self):
        for path in ("modules/orders/order_store.cpp", "modules/orders/order_list.cpp", "core/journal.cpp", "platform/jobs/queue.cpp"):
            self.write(f"src/{path}", 'auto sql = "SELECT id FROM orders";\n')
        self.write("src/modules/orders/edit_order.cpp", '// SELECT id FROM orders\nauto a = "Select a file from the list"; auto b = "Update failed";\n')
        self.assertEqual(check_sql.check(self.root), [])


if __name__ == "__main__":
    unittest.main()
