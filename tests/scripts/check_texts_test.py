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
        one_other = {"orders": {"count_one": "{{count}} order", "count_other": "{{count}} orders", "of": "of {{name}}"}}
        slavic = {"orders": {"count_one": "1", "count_few": "2", "count_many": "5", "of": "{{name}}"}}
        self.assertEqual(self.problems(en=one_other, ru=slavic, pl=slavic), [])

    def test_missing_empty_and_lost_variable(self):
        english = {"a": "Orders", "b": "of {{name}}"}
        self.assertEqual(len(self.problems(en=english, pl={"a": "Zamówienia"})), 1)
        self.assertEqual(len(self.problems(en=english, uz={"a": " ", "b": "{{name}}"})), 1)
        self.assertEqual(len(self.problems(en=english, ru={"a": "Заказы", "b": "от"})), 1)
        self.assertEqual(len(self.problems(en={"a": "Orders"}, ru={"a": "Заказы", "extra": "Ещё"})), 3)

    def test_every_plural_form(self):
        english = {"n_one": "one", "n_other": "many"}
        problems = self.problems(en=english, pl={"n_one": "1", "n_few": "2", "n_many": "5"})
        self.assertEqual([problem.split(" ", 1)[1] for problem in problems], ["ru: n_few is missing", "ru: n_many is missing"])

    def test_language_file_missing(self):
        self.write("web/src/lib/locales/en.json", "{}")
        self.assertEqual(len(check_texts.check(self.root)), 3)

    def test_texts_of_the_server(self):
        self.write("src/faces/ui/texts.json", json.dumps({"forbidden": {"en": "No", "ru": "Нет", "pl": "Nie", "uz": ""}}))
        self.assertEqual(len(check_texts.check(self.root)), 1)


if __name__ == "__main__":
    unittest.main()
