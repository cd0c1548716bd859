// SPDX-License-Identifier: Apache-2.0
// A day and an hour on the shop's clock as a moment.
import type { CalendarDate, Moment } from "lib/api_types";

/** How far the zone's clock is ahead of UTC at a moment, in milliseconds. */
function ahead(at: Moment, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(at / 1000) * 1000;
}

export function momentAt(date: CalendarDate, time: string, zone: string): Moment {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const first = wanted - ahead(wanted, zone);
  // On the days when clocks change the first guess may stand on the other side.
  return wanted - ahead(first, zone);
}
