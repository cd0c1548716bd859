# SPDX-License-Identifier: Apache-2.0
"""Counts what a test run left in its results folder: one line at the end, and the ten slowest tests.

Exit code 1 when anything failed or nothing ran. A program that died before it could report counts as one failure."""
import json
import sys
import xml.etree.ElementTree as xml
from pathlib import Path
from typing import NamedTuple


class Test(NamedTuple):
    name: str
    outcome: str  # passed, failed, skipped
    seconds: float


def from_gtest(file: Path) -> list[Test]:
    found = []
    for suite in json.loads(file.read_text(encoding="utf-8"))["testsuites"]:
        for test in suite["testsuite"]:
            if test.get("status") == "NOTRUN":
                continue
            outcome = "failed" if test.get("failures") else "skipped" if test.get("result") == "SKIPPED" else "passed"
            found.append(Test(f"{suite['name']}.{test['name']}", outcome, float(test["time"].rstrip("s"))))
    return found


def from_ctest(results: Path) -> list[Test]:
    file = results / "ctest.xml"
    if not file.exists():
        return [Test("ctest", "failed", 0.0)]
    found = []
    for case in xml.parse(file).getroot().iter("testcase"):
        name = case.get("name", "")
        ran_well = case.get("status") == "run"
        inner = results / "gtest" / f"{name}.json"
        cases = from_gtest(inner) if inner.exists() else []
        found += cases
        if not cases or (not ran_well and not any(test.outcome == "failed" for test in cases)):
            outcome = "passed" if ran_well else "skipped" if case.get("status") in ("notrun", "disabled") and case.find("skipped") is not None else "failed"
            found.append(Test(name, outcome, float(case.get("time") or 0)))
    return found


def from_web(outcome: Path) -> list[Test]:
    """A suite of web/: the reporter's JSON (Vitest's, which is Jest's) where it wrote one, else the suite as one test."""
    passed = outcome.read_text(encoding="utf-8").strip() == "passed"
    found = []
    details = outcome.with_suffix(".json")
    if details.exists():
        for file in json.loads(details.read_text(encoding="utf-8"))["testResults"]:
            for case in file["assertionResults"]:
                state = {"passed": "passed", "failed": "failed"}.get(case["status"], "skipped")
                found.append(Test(case["fullName"], state, (case.get("duration") or 0) / 1000))
    if not found or (not passed and not any(test.outcome == "failed" for test in found)):
        found.append(Test(outcome.stem, "passed" if passed else "failed", 0.0))
    return found


def main(results: Path) -> int:
    tests = from_ctest(results)
    for outcome in sorted(results.glob("*.outcome")):
        tests += from_web(outcome)
    print("\nslowest:")
    for test in sorted(tests, key=lambda test: -test.seconds)[:10]:
        print(f"  {test.seconds:8.2f} s  {test.name}")
    failed = [test for test in tests if test.outcome == "failed"]
    for test in failed:
        print(f"FAILED {test.name}")
    skipped = sum(test.outcome == "skipped" for test in tests)
    passed = len(tests) - len(failed) - skipped
    print(f"\n{passed} passed, {len(failed)} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
