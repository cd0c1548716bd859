# SPDX-License-Identifier: Apache-2.0
import unittest

from tree import TreeTest

import check_sizes


class CheckSizes(TreeTest):
    def test_short_long_and_too_long(self):
        self.write("src/base/short.cpp", "\n" * 300)
        self.write("src/base/long.cpp", "\n" * 301)
        self.write("web/src/app/Shell.tsx", "\n" * 501)
        self.write("web/src/lib/api_types.ts", "\n" * 900)
        problems, warnings = check_sizes.check(self.root)
        self.assertEqual([problem.split(":")[0] for problem in problems], ["web/src/app/Shell.tsx"])
        self.assertEqual([warning.split(":")[0] for warning in warnings], ["src/base/long.cpp"])

    def test_exceptions_may_only_shrink(self):
        self.write("scripts/sizes_allowed.txt", "src/base/big.cpp 600\n")
        for lines, complaints in ((600, 0), (601, 1), (599, 1), (500, 1)):
            self.write("src/base/big.cpp", "\n" * lines)
            self.assertEqual(len(check_sizes.check(self.root)[0]), complaints, lines)
        (self.root / "src/base/big.cpp").unlink()
        self.assertEqual(len(check_sizes.check(self.root)[0]), 1)

    def test_use_case_without_a_test(self):
        self.write("src/modules/orders/create_order.h", "Order create_order(const Context& context, NewOrder order);\n")
        self.write("src/modules/orders/order_store.h", "Order load(const Context& context);\n")
        self.assertEqual(len(check_sizes.untested_use_cases(self.root)), 1)
        self.write("tests/modules/orders/intake_test.cpp", '#include "modules/orders/create_order.h"\n')
        self.assertEqual(check_sizes.untested_use_cases(self.root), [])


if __name__ == "__main__":
    unittest.main()
