// SPDX-License-Identifier: Apache-2.0
// The three widths of the layout: phone below 768, rail below 1200, wide.
import { useSyncExternalStore } from "react";

export const phoneQuery = "(max-width: 767.98px)";
export const railQuery = "(max-width: 1199.98px)";

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
  );
}

export const usePhone = () => useMedia(phoneQuery);
export const useRailOnly = () => useMedia(railQuery);
export const usePrefersDark = () => useMedia("(prefers-color-scheme: dark)");
