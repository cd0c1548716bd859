# SPDX-License-Identifier: Apache-2.0
import contextlib
import io
import json
import unittest

from tree import TreeTest

import test_summary

GOOD = {"name": "adds", "status": "RUN", "result": "COMPLETED", "time": "0.5s"}
BAD = GOOD | {"name": "subtracts", "failures": [{"failure": "1 != 2"}]}
SKIPPED = GOOD | {"name": "divides", "result": "SKIPPED"}


class Summary(TreeTest):
    def run_with(self, cases: str, **gtest) -> tuple[int, str]:
        self.write("ctest.xml", f"<testsuite>{cases}</testsuite>")
        for program, tests in gtest.items():
            self.write(f"gtest/{program}.json", json.dumps({"testsuites": [{"name": "Money", "testsuite": tests}]}))
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            code = test_summary.main(self.root)
        return code, out.getvalue().splitlines()[-1]

    def test_counts_cases_not_programs(self):
        self.assertEqual(self.run_with('<testcase name="base_tests" status="run" time="1"/>', base_tests=[GOOD, SKIPPED]), (0, "1 passed, 0 failed, 1 skipped"))
        self.assertEqual(self.run_with('<testcase name="base_tests" status="fail"/>', base_tests=[GOOD, BAD]), (1, "1 passed, 1 failed"))

    def test_a_crash_is_a_failure_even_where_all_cases_look_well(self):
        self.assertEqual(self.run_with('<testcase name="base_tests" status="fail"/>', base_tests=[GOOD]), (1, "1 passed, 1 failed"))
        self.assertEqual(self.run_with('<testcase name="core_tests" status="fail"/>'), (1, "0 passed, 1 failed"))

    def test_nothing_ran(self):
        self.assertEqual(self.run_with(""), (1, "0 passed, 0 failed"))

    def test_suites_of_the_web_application(self):
        self.write("web.outcome", "passed\n")
        self.write("web.json", json.dumps({"testResults": [{"assertionResults": [{"fullName": "formats money", "status": "passed", "duration": 3}]}]}))
        self.write("e2e.outcome", "failed\n")
        self.assertEqual(self.run_with('<testcase name="layers" status="run"/>'), (1, "2 passed, 1 failed"))


if __name__ == "__main__":
    unittest.main()
