// SPDX-License-Identifier: Apache-2.0
import type { ReactNode, Ref } from "react";
import { Icon, type IconName } from "./Icon";
import styles from "./StatusChip.module.css";

const groups = new Set(["new", "approval", "assembling", "delivery", "complete", "cancel"]);

export const groupIcon = (group: string): IconName => (groups.has(group) ? (group as IconName) : "new");
/** The colour of a group's text and icons as a CSS value. */
export const groupColor = (group: string): string => `var(--${groups.has(group) ? group : "new"})`;

interface StatusChipProps {
  group: string;
  children: ReactNode;
  /** 22 px in rows, 32 in the head of an order. */
  large?: boolean;
  /** With it the chip is a button that opens the menu. */
  onClick?: (element: HTMLElement) => void;
  title?: string;
  expanded?: boolean;
  disabled?: boolean;
  tabIndex?: number;
  ref?: Ref<HTMLButtonElement>;
}

/** Colour, shape and word of a status: never the colour alone. */
export function StatusChip({
  group,
  children,
  large,
  onClick,
  title,
  expanded,
  disabled,
  tabIndex,
  ref,
}: StatusChipProps) {
  const known = groups.has(group) ? group : "new";
  const className = [styles.chip, styles[known], large && styles.large, onClick && styles.button]
    .filter(Boolean)
    .join(" ");
  const content = (
    <>
      <Icon name={groupIcon(group)} size={large ? 16 : 14} />
      <span className={styles.word}>{children}</span>
      {large && onClick && <Icon name="down" size={14} />}
    </>
  );
  if (!onClick) return <span className={className}>{content}</span>;
  return (
    <button
      ref={ref}
      type="button"
      className={className}
      title={title}
      aria-haspopup="dialog"
      aria-expanded={expanded ?? false}
      disabled={disabled}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.stopPropagation();
        onClick(event.currentTarget);
      }}
    >
      {content}
    </button>
  );
}
