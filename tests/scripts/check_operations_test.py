# SPDX-License-Identifier: Apache-2.0
import unittest

from tree import TreeTest

import check_operations


class CheckOperations(TreeTest):
    def problems(self, body: str) -> list[str]:
        self.write("src/modules/users/create_user.cpp", body)
        return check_operations.check(self.root)

    def test_hashing_below_an_operation(self):
        [problem] = self.problems("void f() {\n  Operation op(context, right);\n  auto hash = hash_password(p);\n  op.commit();\n}\n")
        self.assertTrue(problem.startswith("src/modules/users/create_user.cpp:3:"))

    def test_outside_calls_below_an_operation(self):
        for call in ("smtp::send(letter)", "http_client.get(url)", "std::this_thread::sleep_for(1s)", "verify_password(a, b)"):
            self.assertEqual(len(self.problems(f"void f() {{ core::Operation op{{context, right}}; if (a) {{ {call}; }} }}")), 1, call)

    def test_a_step_inside_an_operation(self):
        self.assertEqual(len(self.problems("User step(const Context& c, Operation& op, F f()) { return hash_password(p); }")), 1)

    def test_before_after_and_apart_is_fine(self):
        self.assertEqual(
            self.problems(
                "void step(Operation& op, int n);\n"
                "std::string f() { auto hash = hash_password(p); { Operation op(context, right); insert(op, hash); } return hash_password(q); }\n"
                "void g() { Operation op(context, right); op.commit(); smtp::send(letter); }\n"
                'void h() { Operation op(context, right); log("hash_password(x)"); /* smtp::send() */ int smtp = 1; op.commit(); }\n'
            ),
            [],
        )


if __name__ == "__main__":
    unittest.main()
