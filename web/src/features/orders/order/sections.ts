// SPDX-License-Identifier: Apache-2.0
// Keys jump between the parts of an order in the order a call goes.
const order = ["customer", "items", "delivery", "payments", "comments"];

const stops = "input:not(:disabled),select:not(:disabled),textarea:not(:disabled),button:not(:disabled)";

const sectionOf = (name: string) => document.querySelector<HTMLElement>(`[data-section="${name}"]`);

export function focusIn(name: string, preferred?: string): boolean {
  const section = sectionOf(name);
  const target =
    (preferred && section?.querySelector<HTMLElement>(preferred)) || section?.querySelector<HTMLElement>(stops);
  if (!target) return false;
  target.focus();
  section?.scrollIntoView?.({ block: "nearest" });
  return true;
}

/** Where the keyboard lands in a section: in the items it is the field that adds. */
const landing: Record<string, string> = { items: "[data-add]", customer: "[data-who],input,button" };

export function focusNextSection(by: 1 | -1) {
  const now = document.activeElement?.closest<HTMLElement>("[data-section]")?.dataset.section;
  const at = now ? order.indexOf(now) : by > 0 ? -1 : order.length;
  for (let next = at + by; next >= 0 && next < order.length; next += by)
    if (focusIn(order[next] as string, landing[order[next] as string])) return;
}
