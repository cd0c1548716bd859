# SPDX-License-Identifier: Apache-2.0
import unittest

from tree import TreeTest

import check_colors


class CheckColors(TreeTest):
    def test_colours_outside_their_home(self):
        self.write("web/src/ui/tokens.ts", "export const red = '#ff0000';\n")
        self.write("web/src/ui/Tag.tsx", "\nconst style = { color: '#f00', background: \"#11223344\" };\n")
        self.write("web/src/ui/tag.css", ".tag { color: rgb(1, 2, 3); border: 1px solid #1a2b3c; }\n")
        problems = check_colors.check(self.root)
        self.assertEqual(len(problems), 4)
        self.assertTrue(problems[0].startswith("web/src/ui/Tag.tsx:2:"))

    def test_what_is_no_colour(self):
        self.write("web/src/ui/Tag.tsx", "// '#f00'\nconst a = `#${number}`; const b = '#1001'; const c = 'see #section'; const d = token.colorError;\n")
        self.write("web/src/ui/Tag.test.tsx", "expect(color).toBe('#ff0000');\n")
        self.assertEqual(check_colors.check(self.root), [])

    def test_one_home(self):
        self.write("web/src/ui/tokens.ts", "\n")
        self.write("web/src/app/tokens.ts", "\n")
        self.assertEqual(len(check_colors.check(self.root)), 1)


if __name__ == "__main__":
    unittest.main()
