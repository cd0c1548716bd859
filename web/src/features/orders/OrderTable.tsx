// SPDX-License-Identifier: Apache-2.0
// The list on a wide screen: what stands in each column of a row.
import {
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Id, OrderRow } from "lib/api_types";
import { useTexts } from "lib/i18n";
import { useBooks } from "lib/references";
import { type TableHandle, VirtualTable } from "ui/VirtualTable";
import { type Ticks, TicksContext, useOrderColumns } from "./orderColumns";
import { isFinished } from "./orderFormat";
import type { OrderFilters, Sort } from "./orderFilters";
import styles from "./OrderTable.module.css";

interface OrderTableProps {
  ref: Ref<TableHandle>;
  rows: OrderRow[];
  total: number;
  filters: OrderFilters;
  focused: Id | null;
  selected: ReadonlySet<Id>;
  fresh: ReadonlySet<Id>;
  gone: ReadonlySet<Id>;
  menuRow: Id | null;
  onSort: (sort: Sort) => void;
  onFocus: (id: Id) => void;
  onTick: (id: Id, range: boolean) => void;
  onTickAll: (all: boolean) => unknown;
  onOpen: (row: OrderRow) => void;
  onStatus: (row: OrderRow, element: HTMLElement) => void;
  onNearEnd: () => void;
  onScroll: (offset: number) => void;
  initialOffset: number;
  onPointerInside: (inside: boolean) => void;
  above?: ReactNode;
  tail?: ReactNode;
  dimmed: boolean;
}

export function OrderTable(props: OrderTableProps) {
  const { rows, selected, fresh, gone, onTick, onTickAll, onStatus, onFocus, onOpen, onSort, filters, menuRow } = props;
  const { t } = useTexts();
  const books = useBooks();
  const [width, setWidth] = useState(1216);
  const frame = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const sizes = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    sizes.observe(frame.current!);
    return () => sizes.disconnect();
  }, []);

  const someSelected = selected.size > 0;
  const allSelected = someSelected && rows.every((row) => selected.has(row.id));

  const columns = useOrderColumns({ rows, width, sort: filters.sort, onSort, onTick, onStatus });
  const ticks = useMemo(
    (): Ticks => ({ state: allSelected ? "all" : someSelected ? "some" : "none", onTickAll, menuRow }),
    [allSelected, someSelected, onTickAll, menuRow],
  );

  const rowClass = useCallback(
    (row: OrderRow) =>
      [
        fresh.has(row.id) && styles.fresh,
        gone.has(row.id) && styles.gone,
        isFinished(books, row.status) && styles.finished,
      ]
        .filter(Boolean)
        .join(" ") || undefined,
    [fresh, gone, books],
  );
  const press = useCallback(
    (row: OrderRow, event: MouseEvent) => {
      if (event.shiftKey) onTick(row.id, true);
      else onFocus(row.id);
    },
    [onTick, onFocus],
  );

  return (
    <TicksContext value={ticks}>
      <div ref={frame} className={styles.frame}>
        <VirtualTable
          ref={props.ref}
          label={t("nav.orders")}
          rows={rows}
          columns={columns}
          rowId={idOf}
          rowHeight={34}
          headerHeight={30}
          total={props.total}
          focused={props.focused}
          selected={selected}
          rowClass={rowClass}
          onPress={press}
          onOpen={onOpen}
          onNearEnd={props.onNearEnd}
          onScroll={props.onScroll}
          initialOffset={props.initialOffset}
          onPointerInside={props.onPointerInside}
          above={props.above}
          tail={props.tail}
          dimmed={props.dimmed}
        />
      </div>
    </TicksContext>
  );
}

const idOf = (row: OrderRow) => row.id;
