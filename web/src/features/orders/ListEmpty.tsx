// SPDX-License-Identifier: Apache-2.0
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { EmptyState } from "ui/EmptyState";
import { Kbd } from "ui/Kbd";
import { useFilterWords } from "./FilterMenu";
import { fieldLabel, fieldValue } from "./filterWords";
import { summaryQuery } from "./orderApi";
import { activeFields, noFilters, type OrderFilters, withoutField } from "./orderFilters";

interface ListEmptyProps {
  filters: OrderFilters;
  onChange: (filters: OrderFilters) => void;
  onNew: () => void;
}

/** Nothing found: what would be found without the last filter. Nothing at all: how orders come here. */
export function ListEmpty({ filters, onChange, onNew }: ListEmptyProps) {
  const words = useFilterWords();
  const { t } = words;
  const fields = activeFields(filters);
  const last = fields.at(-1);
  const without = last ? withoutField(filters, last) : noFilters;
  const { data } = useQuery({ ...summaryQuery(without), enabled: last !== undefined });
  if (!last)
    return (
      <EmptyState title={t("list.first")} text={t("list.firstText")}>
        <Button type="primary" onClick={onNew}>
          {t("order.new")} <Kbd chord="N" plain />
        </Button>
      </EmptyState>
    );
  const filter = fieldValue(filters, last, words) || t(fieldLabel[last]);
  return (
    <EmptyState
      title={t("list.empty")}
      text={data && data.count > 0 ? t("list.emptyWithout", { n: data.count, filter }) : undefined}
    >
      <Button size="small" onClick={() => onChange(without)}>
        {t("list.dropFilter", { filter })}
      </Button>
      {fields.length > 1 && (
        <Button size="small" type="text" onClick={() => onChange(noFilters)}>
          {t("list.dropAll")}
        </Button>
      )}
    </EmptyState>
  );
}
