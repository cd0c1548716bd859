// SPDX-License-Identifier: Apache-2.0
// What stands in the first field of a new order: a phone, a mail or a name; and what to ask the server about it.
import type { FormFields } from "./orderForm";

export type ContactKind = "phone" | "email" | "name";

export function kindOf(text: string): ContactKind {
  if (text.includes("@")) return "email";
  return /^[\s\d+()\u2010-\u2013-]*\d[\s\d+()\u2010-\u2013-]*$/.test(text) ? "phone" : "name";
}

/** Asked from the fourth digit, or the third letter; null before. */
export function askFor(text: string): Partial<Record<ContactKind, string>> | null {
  const kind = kindOf(text);
  const typed = text.trim();
  const enough =
    kind === "phone"
      ? typed.replace(/\D/g, "").length >= 4
      : kind === "email"
        ? typed.replace(/@.*/, "").length >= 3
        : (typed.match(/\p{L}/gu) ?? []).length >= 3;
  return enough ? { [kind]: typed } : null;
}

const surname =
  /(ов|ова|ев|ева|ёв|ёва|ин|ина|ын|ына|ский|ская|цкий|цкая|ко|ук|юк|енко|ян|ski|ska|cki|cka|wicz|dze|ov|ova|ev|eva|yev|yeva)$/iu;
const patronymic = /(вич|вна|ична|оглы|кызы|vich|vna|qizi|oʻgʻli|o'g'li)$/iu;

/** A name in the order people say it: the surname is known by its ending, else the given name comes first. */
export function splitName(text: string): Pick<FormFields, "first_name" | "last_name" | "patronymic"> {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const middle = words.length > 2 ? words.findIndex((word, at) => at > 0 && patronymic.test(word)) : -1;
  const father = middle >= 0 ? (words.splice(middle, 1)[0] as string) : "";
  const [first = "", ...rest] = words;
  if (!rest.length) return { first_name: first, last_name: "", patronymic: father };
  const surnameFirst = middle === 2 || (middle < 0 && surname.test(first) && !surname.test(rest.at(-1) as string));
  return surnameFirst
    ? { first_name: rest.join(" "), last_name: first, patronymic: father }
    : { first_name: first, last_name: rest.join(" "), patronymic: father };
}

/** Puts what was typed where it belongs. */
export function contactFields(text: string): Partial<FormFields> {
  const typed = text.trim();
  if (!typed) return {};
  const kind = kindOf(typed);
  if (kind === "phone") return { phone: typed };
  return kind === "email" ? { email: typed } : splitName(typed);
}

/** The part of a found phone, mail or name that was typed: [before, typed, after]. Digits match through punctuation. */
export function marked(found: string, typed: string, kind: ContactKind): [string, string, string] {
  if (kind !== "phone") {
    const at = found.toLocaleLowerCase().indexOf(typed.trim().toLocaleLowerCase());
    return at < 0
      ? [found, "", ""]
      : [found.slice(0, at), found.slice(at, at + typed.trim().length), found.slice(at + typed.trim().length)];
  }
  const places = [...found].flatMap((letter, at) => (/\d/.test(letter) ? [at] : []));
  const digits = places.map((at) => found[at]).join("");
  const wanted = typed.replace(/\D/g, "");
  const tries = [wanted, wanted.replace(/^8/, "7"), wanted.replace(/^[78]/, "")];
  for (const attempt of tries) {
    const at = attempt ? digits.indexOf(attempt) : -1;
    if (at < 0) continue;
    const from = places[at] as number;
    const to = (places[at + attempt.length - 1] as number) + 1;
    return [found.slice(0, from), found.slice(from, to), found.slice(to)];
  }
  return [found, "", ""];
}
