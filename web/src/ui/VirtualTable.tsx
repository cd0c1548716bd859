// SPDX-License-Identifier: Apache-2.0
// A grid of any length with rows of one height: only what is seen is drawn. Focus and selection go by id.
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type MouseEvent, type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef } from "react";
import { Icon } from "./Icon";
import styles from "./VirtualTable.module.css";

export interface Column<Row> {
  key: string;
  title: ReactNode;
  /** A track of CSS grid: "66px", "minmax(100px, 320px)". */
  track: string;
  className?: string;
  /** Called anew only for rows that changed, or when the columns did. */
  render: (row: Row, selected: boolean) => ReactNode;
  sort?: { direction?: "ascending" | "descending"; onSort: () => void };
}

export interface TableHandle {
  scrollToIndex(index: number): void;
  scrollToOffset(offset: number): void;
  focus(): void;
}

interface VirtualTableProps<Row> {
  ref?: Ref<TableHandle>;
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => number;
  rowHeight: number;
  headerHeight: number;
  /** Of the whole list, loaded or not; -1 when unknown. */
  total: number;
  focused: number | null;
  selected: ReadonlySet<number>;
  rowClass?: (row: Row) => string | undefined;
  onPress: (row: Row, event: MouseEvent) => void;
  onOpen: (row: Row) => void;
  onNearEnd?: () => void;
  /** Pixels from the top, when they change. */
  onScroll?: (offset: number) => void;
  initialOffset?: number;
  onPointerInside?: (inside: boolean) => void;
  /** Under the header, over the rows. */
  above?: ReactNode;
  /** After the last row. */
  tail?: ReactNode;
  dimmed?: boolean;
}

export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { rows, columns, rowId, rowHeight, headerHeight, focused, selected, rowClass, onNearEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rowId(rows[index] as Row),
    overscan: 10,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    initialOffset: props.initialOffset,
  });
  useImperativeHandle(
    props.ref,
    () => ({
      scrollToIndex: (index) => virtual.scrollToIndex(index, { align: "auto" }),
      scrollToOffset: (offset) => virtual.scrollToOffset(offset),
      focus: () => scroller.current?.focus({ preventScroll: true }),
    }),
    [virtual],
  );

  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const nearEnd = rows.length > 0 && last >= rows.length - 20;
  useEffect(() => {
    if (nearEnd) onNearEnd?.();
  }, [nearEnd, onNearEnd, rows.length]);

  const template = columns.map((column) => column.track).join(" ");
  const focusedIsDrawn = focused !== null && shown.some((item) => item.key === focused);
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.total < 0 ? -1 : props.total + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={focusedIsDrawn ? `${id}-${focused}` : undefined}
      tabIndex={0}
      className={props.dimmed ? `${styles.grid} ${styles.dimmed}` : styles.grid}
      style={{ ["--columns" as string]: template }}
      onScroll={(event) => props.onScroll?.(event.currentTarget.scrollTop)}
    >
      <div role="rowgroup" className={styles.head} style={{ height: headerHeight }}>
        <div role="row" aria-rowindex={1} className={styles.row} style={{ height: headerHeight }}>
          {columns.map((column) => (
            <div
              key={column.key}
              role="columnheader"
              aria-sort={column.sort?.direction}
              className={[styles.cell, column.className].filter(Boolean).join(" ")}
            >
              {column.sort ? (
                <button type="button" className={styles.sort} onClick={column.sort.onSort}>
                  {column.title}
                  {column.sort.direction && (
                    <Icon name={column.sort.direction === "ascending" ? "up" : "down"} size={14} />
                  )}
                </button>
              ) : (
                column.title
              )}
            </div>
          ))}
        </div>
      </div>
      {props.above && <div className={styles.above}>{props.above}</div>}
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: virtual.getTotalSize() }}
        onPointerEnter={() => props.onPointerInside?.(true)}
        onPointerLeave={() => props.onPointerInside?.(false)}
      >
        {shown.map((item) => {
          const row = rows[item.index] as Row;
          const key = rowId(row);
          return (
            <MemoRow
              key={key}
              id={`${id}-${key}`}
              row={row}
              columns={columns as readonly Column<unknown>[]}
              index={item.index}
              top={item.start - headerHeight}
              height={rowHeight}
              focused={key === focused}
              selected={selected.has(key)}
              className={rowClass?.(row)}
              onPress={props.onPress as (row: unknown, event: MouseEvent) => void}
              onOpen={props.onOpen as (row: unknown) => void}
            />
          );
        })}
      </div>
      {props.tail}
    </div>
  );
}

interface RowProps {
  id: string;
  row: unknown;
  columns: readonly Column<unknown>[];
  index: number;
  top: number;
  height: number;
  focused: boolean;
  selected: boolean;
  className?: string;
  onPress: (row: unknown, event: MouseEvent) => void;
  onOpen: (row: unknown) => void;
}

const MemoRow = memo(function Row(props: RowProps) {
  const className = [
    styles.row,
    styles.line,
    props.className,
    props.selected && styles.selected,
    props.focused && styles.focused,
  ];
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={props.selected}
      className={className.filter(Boolean).join(" ")}
      style={{ height: props.height, transform: `translateY(${props.top}px)` }}
      onClick={(event) => props.onPress(props.row, event)}
      onDoubleClick={() => props.onOpen(props.row)}
    >
      {props.columns.map((column) => (
        <div key={column.key} role="gridcell" className={[styles.cell, column.className].filter(Boolean).join(" ")}>
          {column.render(props.row, props.selected)}
        </div>
      ))}
    </div>
  );
});
