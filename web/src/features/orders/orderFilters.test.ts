// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { queryString } from "lib/api";
import {
  activeFields,
  filterKey,
  filterParams,
  fixedViews,
  noFilters,
  readFilters,
  viewOf,
  withFlags,
  withList,
  withoutField,
  withSingle,
  writeFilters,
} from "./orderFilters";

describe("filters and the address", () => {
  it.each([
    "",
    "status=new&status=complete",
    "manager=me&manager=none&payment=not_paid",
    "vip=1&overdue=1&q=%D0%BF%D0%B0%D0%BB%D1%8C%D1%82%D0%BE+46",
    "created_from=2026-11-16&created_to=2026-11-21&sum_min=1000&sum_max=99.5",
    "site=main&type=eshop-legal&method=phone&delivery=courier&payment_type=cash&customer=12&offer=500&sort=-sum",
  ])("%s comes back", (address) => {
    const again = writeFilters(readFilters(new URLSearchParams(address)));
    expect(again.toString().split("&").sort()).toEqual(address.split("&").sort());
  });

  it("leave out what an address says wrongly", () => {
    const filters = readFilters(
      new URLSearchParams("sort=zzz&created_from=yesterday&sum_min=-5&vip=2&status=&q=+&unknown=1"),
    );
    expect(filters).toEqual(noFilters);
  });

  it("say the same whatever the order of the address", () => {
    const one = readFilters(new URLSearchParams("vip=1&status=new&q=a"));
    const other = readFilters(new URLSearchParams("q=a&status=new&vip=1"));
    expect(filterKey(one)).toBe(filterKey(other));
  });

  it("are the parameters of a request", () =>
    expect(
      queryString({ ...filterParams(readFilters(new URLSearchParams("vip=1&status=a&status=b"))), limit: 50 }),
    ).toBe("?status=a&status=b&vip=1&limit=50"));
});

describe("chips", () => {
  const filters = withFlags(
    withSingle(withList(noFilters, "status", ["new"]), {
      created_from: "2026-11-16",
      created_to: "2026-11-21",
      q: "a",
    }),
    ["vip"],
  );
  it("two dates are one chip", () => expect(activeFields(filters)).toEqual(["q", "status", "created", "flags"]));
  it.each(["q", "status", "created", "flags"] as const)("dropping %s leaves the others", (field) =>
    expect(activeFields(withoutField(filters, field))).toEqual(
      ["q", "status", "created", "flags"].filter((one) => one !== field),
    ),
  );
  it("an empty list is no filter", () =>
    expect(withList(withList(noFilters, "status", ["new"]), "status", [])).toEqual(noFilters));
});

describe("views", () => {
  const views = fixedViews("2026-11-21");
  it("are told from an address, whatever status or sort it adds", () => {
    expect(viewOf(readFilters(new URLSearchParams("")), views)?.key).toBe("all");
    expect(viewOf(readFilters(new URLSearchParams("manager=me&status=new&sort=-sum")), views)?.key).toBe("mine");
    expect(
      viewOf(readFilters(new URLSearchParams("delivery_to=2026-11-21&delivery_from=2026-11-21")), views)?.key,
    ).toBe("today");
    expect(viewOf(readFilters(new URLSearchParams("manager=me&vip=1")), views)).toBeUndefined();
  });
});
