// SPDX-License-Identifier: Apache-2.0
// The lower half of the side bar belongs to the page: a page puts its panel there, wherever the bar is.
import { createContext, type ReactNode, use } from "react";
import { createPortal } from "react-dom";

/** The element of the side bar, null where there is none (rail, phone). */
export const SideSlot = createContext<HTMLElement | null>(null);

export function SidePanel({ children }: { children: ReactNode }) {
  const place = use(SideSlot);
  return place && createPortal(children, place);
}
