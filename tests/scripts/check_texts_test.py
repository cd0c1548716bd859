# SPDX-License-Identifier: Apache-2.0
import json
import unittest

from tree import TreeTest

import check_texts


class CheckTexts(TreeTest):
    def problems(self, **texts) -> list[str]:
        for language in ("en", "ru", "pl", "uz"):
            self.write(f"web/src/lib/locales/{language}.json", json.dumps(texts.get(language, texts["en"])))
        return check_texts.check(self.root)

    def test_complete(self):
        two = {"count": "{n, plural, one {# order} other {# orders of {name}}}", "sum": "{n, number, integer}!"}
        four = {"count": "{n, plural, =0 {-} one {# {name}} few {#} many {#} other {#}}", "sum": "{n}"}
        self.assertEqual(self.problems(en=two, ru=four, pl=four), [])

    def test_missing_empty_and_lost_variable(self):
        english = {"a": "Orders", "b": "of {name}"}
        self.assertEqual(len(self.problems(en=english, pl={"a": "Zamówienia"})), 1)
        self.assertEqual(len(self.problems(en=english, uz={"a": " ", "b": "{name}"})), 1)
        self.assertEqual(len(self.problems(en=english, ru={"a": "Заказы", "b": "от"})), 1)
        self.assertEqual(len(self.problems(en={"a": "Orders"}, ru={"a": "Заказы", "extra": "Ещё"})), 3)

    def test_every_plural_form(self):
        english = {"n": "{n, plural, one {#} other {#}}"}
        [problem] = self.problems(en=english, pl={"n": "{n, plural, one {#} few {#} many {#} other {#}}"})
        self.assertIn("ru: n lacks the plural form few, many", problem)

    def test_broken_message(self):
        for text in ("{n, plural, one {#} other {#}", "{n", "n}", "{n, plural, one {# other {#}}"):
            self.assertEqual(len([p for p in self.problems(en={"n": text}) if "broken" in p]), 4, text)

    def test_language_file_missing(self):
        self.write("web/src/lib/locales/en.json", "{}")
        self.assertEqual(len(check_texts.check(self.root)), 3)

    def test_texts_of_the_server(self):
        self.write("src/faces/ui/texts.inc", '{"error.no", "No", "Нет", "Nie", ""},\n{"error.big", "Big: {most}", "{most}", "{most}", "{most}"},\n')
        self.assertEqual(len(check_texts.check(self.root)), 1)
        self.write("src/faces/ui/texts.inc", '{"error.no", "No", "Нет", "Nie"},\n')
        self.assertEqual(len(check_texts.check(self.root)), 1)

    def test_errors_that_nobody_can_say(self):
        self.write("src/faces/ui/texts.inc", '{"error.no", "No", "Нет", "Nie", "Yoʻq"},\n')
        self.write("src/modules/orders/edit_order.cpp", 'throw Error("error.no");\nthrow Error("error.lost");\n')
        [problem] = check_texts.check(self.root)
        self.assertTrue(problem.startswith("src/modules/orders/edit_order.cpp:2: error.lost"))


if __name__ == "__main__":
    unittest.main()
