// SPDX-License-Identifier: Apache-2.0
import type { QueryClient } from "@tanstack/react-query";
import type { Id } from "lib/api_types";

interface Place {
  offset: number;
  focused: Id | null;
}

/** Where each list was left: coming back from an order shows the same row at the same place. Lives as long as the client. */
const allPlaces = new WeakMap<QueryClient, Map<string, Place>>();

export function placesOf(client: QueryClient): Map<string, Place> {
  let places = allPlaces.get(client);
  if (!places) allPlaces.set(client, (places = new Map()));
  return places;
}
