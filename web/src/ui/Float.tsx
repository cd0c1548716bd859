// SPDX-License-Identifier: Apache-2.0
// What floats over the page beside the thing it belongs to: menus and small panels. On a phone a sheet from below.
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useKeys } from "lib/keys";
import { usePhone } from "lib/screen";
import styles from "./Float.module.css";

interface FloatProps {
  /** The element it stands at; null puts it in the middle above. */
  anchor: HTMLElement | DOMRect | null;
  label: string;
  onClose: () => void;
  children: ReactNode;
  width?: number;
  align?: "start" | "end";
  /** Keeps Escape and outside presses to itself until done. */
  className?: string;
}

const gap = 4;
const edge = 8;

function place(anchor: DOMRect | undefined, size: DOMRect, align: "start" | "end") {
  if (!anchor) return { left: Math.max(edge, (window.innerWidth - size.width) / 2), top: 96 };
  const wanted = align === "end" ? anchor.right - size.width : anchor.left;
  const left = Math.max(edge, Math.min(wanted, window.innerWidth - size.width - edge));
  const below = anchor.bottom + gap;
  const fits = below + size.height <= window.innerHeight - edge;
  const above = anchor.top - gap - size.height;
  const top = fits || above < edge ? Math.max(edge, Math.min(below, window.innerHeight - size.height - edge)) : above;
  return { left, top };
}

export function Float({ anchor, label, onClose, children, width, align = "start", className }: FloatProps) {
  const phone = usePhone();
  const box = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<{ left: number; top: number }>();
  useKeys({ Escape: onClose }, { modal: true });

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || phone) return;
    const from = anchor instanceof HTMLElement ? anchor.getBoundingClientRect() : (anchor ?? undefined);
    const settle = () => setPosition(place(from, element.getBoundingClientRect(), align));
    settle();
    const sizes = new ResizeObserver(settle);
    sizes.observe(element);
    window.addEventListener("resize", onClose);
    return () => {
      sizes.disconnect();
      window.removeEventListener("resize", onClose);
    };
    // Its place is that of the anchor when it opened: nothing jumps while it is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [phone]);

  // The focus comes in, and goes back to where it was.
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const element = box.current;
    if (element && !element.contains(document.activeElement))
      (
        element.querySelector<HTMLElement>("[data-autofocus]") ??
        element.querySelector<HTMLElement>("input:checked") ??
        (phone ? null : element.querySelector<HTMLElement>("input,button,[tabindex='0']")) ??
        element
      ).focus();
    return () => {
      if (
        before?.isConnected &&
        (document.activeElement === document.body || element?.contains(document.activeElement))
      )
        before.focus();
    };
    // Once, when it opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target as Element;
      if (box.current?.contains(target) || target.closest(".ant-picker-dropdown,.ant-select-dropdown,.ant-tooltip"))
        return;
      if (anchor instanceof HTMLElement && anchor.contains(target)) {
        // The press on the anchor would open it again at once.
        event.preventDefault();
      }
      onClose();
    };
    document.addEventListener("pointerdown", outside, true);
    return () => document.removeEventListener("pointerdown", outside, true);
  }, [anchor, onClose]);

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== "Tab") return;
    const stops = [
      ...(box.current?.querySelectorAll<HTMLElement>(
        "a[href],button:not(:disabled),input:not(:disabled),[tabindex='0']",
      ) ?? []),
    ];
    const first = stops[0];
    const last = stops.at(-1);
    if (!first || !last) return;
    if (event.shiftKey && document.activeElement === first) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && document.activeElement === last) {
      event.preventDefault();
      first.focus();
    }
  };

  const panel = (
    <div
      ref={box}
      role="dialog"
      aria-modal="true"
      aria-label={label}
      tabIndex={-1}
      className={[styles.float, phone && styles.sheet, className].filter(Boolean).join(" ")}
      style={phone ? undefined : { width, opacity: position ? undefined : 0, ...position }}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
  return createPortal(phone ? <div className={styles.scrim}>{panel}</div> : panel, document.body);
}
