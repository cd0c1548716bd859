// SPDX-License-Identifier: Apache-2.0
// @vitest-environment node
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import en from "./locales/en.json";
import pl from "./locales/pl.json";
import ru from "./locales/ru.json";
import uz from "./locales/uz.json";

const texts: Record<string, Record<string, string>> = { en, ru, pl, uz };

type Node = { type: number; value?: string; options?: Record<string, { value: Node[] }> };
/** Names of the values a text uses, however deep. */
function variables(nodes: Node[]): string[] {
  return nodes.flatMap((node) => [
    ...(node.type >= 1 && node.type <= 6 && node.value ? [node.value] : []),
    ...Object.values(node.options ?? {}).flatMap((option) => variables(option.value)),
  ]);
}
const used = (text: string, language: string) =>
  [...new Set(variables(new IntlMessageFormat(text, language).getAst() as unknown as Node[]))].sort();

describe.each(Object.keys(texts))("texts in %s", (language) => {
  const own = texts[language]!;
  it("are all there", () => expect(Object.keys(own).sort()).toEqual(Object.keys(en).sort()));
  it("are not empty and use the same values", () => {
    for (const [key, text] of Object.entries(own)) {
      expect(text.trim(), key).not.toBe("");
      expect(used(text, language), key).toEqual(used((en as Record<string, string>)[key]!, "en"));
    }
  });
  it("have every plural form of the language", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of Object.entries(own)) {
      if (!text.includes(", plural,")) continue;
      for (const form of forms) expect(text, `${key}: ${form}`).toMatch(new RegExp(`\\b${form} ?\\{`));
    }
  });
});

describe("typography", () => {
  it("Uzbek letters are written with ʻ and ʼ", () => {
    for (const [key, text] of Object.entries(uz)) expect(text, key).not.toMatch(/[oOgG]['’‘`]/);
  });
  it("Russian keeps ё and «ёлочки»", () => {
    for (const [key, text] of Object.entries(ru)) expect(text, key).not.toMatch(/["“”]|\b(еще|ее|все еще)\b/i);
  });
  it("nobody shouts, begs or boasts", () => {
    for (const [key, text] of Object.entries(en)) expect(text, key).not.toMatch(/!|please|successfully/i);
  });
});
