// SPDX-License-Identifier: Apache-2.0
// Our icons: 16 px, one stroke. The product's own language of shapes, the same everywhere.
import type { CSSProperties, ReactNode } from "react";

const shapes = {
  approval: (
    <>
      <path d="M2.5 3.5h11v7.5h-6L4.6 13.4V11H2.5z" />
      <path d="M5.4 7.2h.01M8 7.2h.01M10.6 7.2h.01" />
    </>
  ),
  assembling: (
    <>
      <path d="M8 1.8 13.6 4.6v6.8L8 14.2 2.4 11.4V4.6z" />
      <path d="M2.5 4.7 8 7.4l5.5-2.7M8 7.4v6.7" />
    </>
  ),
  banned: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="m4 4 8 8" />
    </>
  ),
  bell: (
    <>
      <path d="M3.4 11.4c1-1 1.2-2.2 1.2-4.4a3.4 3.4 0 0 1 6.8 0c0 2.2.2 3.4 1.2 4.4z" />
      <path d="M6.6 13.4a1.6 1.6 0 0 0 2.8 0" />
    </>
  ),
  noGoods: (
    <>
      <path d="M8 1.8 13.6 4.6v6.8L8 14.2 2.4 11.4V4.6z" />
      <path d="m5.6 5.8 4.8 4.8M10.4 5.8l-4.8 4.8" />
    </>
  ),
  calendar: (
    <>
      <path d="M2.3 3.5h11.4v10.2H2.3z" />
      <path d="M2.3 6.6h11.4M5.3 2v2.6M10.7 2v2.6" />
    </>
  ),
  callBack: (
    <>
      <path d="M2.6 7.2V3.1M2.6 3.1h4.1M2.8 3.3l4 4" />
      <path d="M6.6 9.6a8 8 0 0 0 3 2.2l1.2-1.6 2.9 1.2v1.7a.9.9 0 0 1-.9.9 9 9 0 0 1-6-2.4" />
    </>
  ),
  cancel: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2" />
    </>
  ),
  card: (
    <>
      <path d="M1.8 3.5h12.4v9H1.8z" />
      <path d="M1.8 6.3h12.4M4.2 10h2.5" />
    </>
  ),
  cart: (
    <>
      <path d="M1.5 2.5h2l1.6 7.8h6.8l1.5-5.6H4" />
      <circle cx="6" cy="13" r="1" />
      <circle cx="11" cy="13" r="1" />
    </>
  ),
  cash: (
    <>
      <path d="M1.8 4h12.4v8H1.8z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  chart: (
    <>
      <path d="M2.5 2v11.5H14" />
      <path d="m4.6 10 3-3.6 2.4 2L13.6 4" />
    </>
  ),
  chat: (
    <>
      <path d="M2 3h9v6H6l-2.4 2V9H2z" />
      <path d="M6.5 11.2h3.7l2.4 2v-2H14V5.6h-1" />
    </>
  ),
  check: <path d="m3 8.4 3.3 3.4L13 4.6" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.8V8l2.2 1.5" />
    </>
  ),
  columns: <path d="M2.3 3h11.4v10H2.3zM6.1 3v10M9.9 3v10" />,
  crown: <path d="M2.4 12.4 1.8 5l3.5 2.7L8 3.2l2.7 4.5L14.2 5l-.6 7.4z" />,
  delivery: (
    <>
      <path d="M1.5 3.8h8v7h-8zM9.5 6.3h2.7l2.3 2.4v2.1h-5" />
      <circle cx="4.4" cy="11.6" r="1.5" fill="var(--container)" />
      <circle cx="11.6" cy="11.6" r="1.5" fill="var(--container)" />
    </>
  ),
  complete: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="m5.3 8.2 1.9 1.9 3.5-3.9" />
    </>
  ),
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.4" />,
  down: <path d="m4 6.2 4 4 4-4" />,
  drag: <path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" strokeWidth="2" />,
  edit: <path d="m3 10.8-.6 2.8 2.8-.6 7.6-7.6-2.2-2.2z" />,
  eye: (
    <>
      <path d="M1.6 8S4 3.8 8 3.8 14.4 8 14.4 8 12 12.2 8 12.2 1.6 8 1.6 8z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  file: (
    <>
      <path d="M4 1.8h5l3 3v9.4H4z" />
      <path d="M9 1.8v3h3" />
    </>
  ),
  filter: <path d="M2 3.5h12M4.3 8h7.4M6.5 12.5h3" />,
  flag: <path d="M3.5 14V2.5h8.5l-2 3 2 3H3.5" />,
  gear: (
    <>
      <circle cx="8" cy="8" r="2.2" />
      <path d="M8 1.8v1.8M8 12.4v1.8M1.8 8h1.8M12.4 8h1.8M3.6 3.6l1.3 1.3M11.1 11.1l1.3 1.3M12.4 3.6l-1.3 1.3M4.9 11.1l-1.3 1.3" />
    </>
  ),
  goods: (
    <>
      <path d="M8.6 1.9H14v5.4L7.4 14 2 8.6z" />
      <circle cx="11.3" cy="4.6" r=".8" />
    </>
  ),
  overdue: (
    <>
      <path d="M8 2.2 14.4 13.4H1.6z" />
      <path d="M8 6.3v3.2M8 11.5h.01" />
    </>
  ),
  left: <path d="m9.8 4-4 4 4 4" />,
  lock: (
    <>
      <path d="M3.5 7.3h9v6.4h-9z" />
      <path d="M5.5 7.3V5a2.5 2.5 0 0 1 5 0v2.3" />
    </>
  ),
  mail: (
    <>
      <path d="M1.8 3.5h12.4v9H1.8z" />
      <path d="m2 4 6 4.6L14 4" />
    </>
  ),
  new: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 5.2v5.6M5.2 8h5.6" />
    </>
  ),
  whatNext: (
    <>
      <path d="M2 4h7M2 8h5M2 12h7" />
      <path d="m10.6 5.4 3 2.6-3 2.6" />
    </>
  ),
  note: (
    <>
      <path d="M3 2h10v8l-3.6 4H3z" />
      <path d="M13 10H9.4v4M5.4 5.2h5M5.4 7.8h3.4" />
    </>
  ),
  offline: (
    <path d="M2 2l12 12M4.6 7.4a6 6 0 0 1 1.9-1.2M9.6 6.2a6 6 0 0 1 2 1.3M6.6 9.9a2.6 2.6 0 0 1 2.8 0M2.3 5a9 9 0 0 1 2-1.4M7 2.9a9 9 0 0 1 6.8 2.2M8 12.5h.01" />
  ),
  orders: (
    <>
      <path d="M3 2h10v12l-2-1.3-1.5 1.3L8 12.7 6.5 14 5 12.7 3 14z" />
      <path d="M5.6 5.4h4.8M5.6 8.2h4.8" />
    </>
  ),
  people: (
    <>
      <circle cx="6" cy="5.2" r="2.4" />
      <path d="M1.6 13.2c.2-2.8 2-4.2 4.4-4.2s4.2 1.4 4.4 4.2M10.6 3a2.3 2.3 0 0 1 0 4.4M12 9.4c1.6.5 2.4 1.8 2.5 3.8" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.2" r="2.6" />
      <path d="M3 13.6c.3-3 2.3-4.4 5-4.4s4.7 1.4 5 4.4" />
    </>
  ),
  phone: (
    <path d="M3 2.6h2.6l1.2 3-1.6 1.2a8 8 0 0 0 4 4l1.2-1.6 3 1.2V13a1 1 0 0 1-1 1A10.4 10.4 0 0 1 2 3.6a1 1 0 0 1 1-1z" />
  ),
  pin: (
    <>
      <path d="M8 14.2s4.8-4.2 4.8-7.7a4.8 4.8 0 0 0-9.6 0c0 3.5 4.8 7.7 4.8 7.7z" />
      <circle cx="8" cy="6.5" r="1.7" />
    </>
  ),
  play: <path d="m5 3.2 7.5 4.8L5 12.8z" />,
  plus: <path d="M8 3v10M3 8h10" />,
  print: (
    <>
      <path d="M4.5 6V2h7v4M4.5 11.5H2V6h12v5.5h-2.5" />
      <path d="M4.5 9.5h7V14h-7z" />
    </>
  ),
  repeat: <path d="M3 8a5 5 0 0 1 8.7-3.3L13 6M13 2.8V6H9.8M13 8a5 5 0 0 1-8.7 3.3L3 10M3 13.2V10h3.2" />,
  right: <path d="m6.2 4 4 4-4 4" />,
  route: (
    <>
      <circle cx="4" cy="12" r="1.8" />
      <circle cx="12" cy="4" r="1.8" />
      <path d="M5.8 12H10a2.5 2.5 0 0 0 0-5H6a2.5 2.5 0 0 1 0-5h4" />
    </>
  ),
  scan: <path d="M2 5V2.5h2.5M11.5 2.5H14V5M14 11v2.5h-2.5M4.5 13.5H2V11M5 5v6M7.2 5v6M9 5v6M11 5v6" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.4" />
      <path d="m10.4 10.4 3.4 3.4" />
    </>
  ),
  sms: (
    <>
      <path d="M2.2 3h11.6v8H8.4L5 13.6V11H2.2z" />
      <path d="M5 6h6M5 8.3h4" />
    </>
  ),
  store: (
    <>
      <path d="M2 6.5 8 2.3l6 4.2V14H2z" />
      <path d="M5 14V9h6v5" />
    </>
  ),
  swap: <path d="M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13" />,
  task: (
    <>
      <path d="M2.6 2.6h10.8v10.8H2.6z" />
      <path d="m5.2 8 2 2 3.6-4" />
    </>
  ),
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6" />,
  up: <path d="m4 9.8 4-4 4 4" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  globe: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M2.4 8h11.2M8 2.2c3.6 3.4 3.6 8.2 0 11.6M8 2.2c-3.6 3.4-3.6 8.2 0 11.6" />
    </>
  ),
  moon: <path d="M13 9.8A5.6 5.6 0 0 1 6.2 3 5.6 5.6 0 1 0 13 9.8z" />,
  leave: <path d="M9.5 3H3v10h6.5M6.5 8h7M11 5.5 13.5 8 11 10.5" />,
  keyboard: (
    <>
      <path d="M1.8 4h12.4v8H1.8z" />
      <path d="M4.2 6.6h.01M6.7 6.6h.01M9.2 6.6h.01M11.7 6.6h.01M5.5 9.6h5" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

interface IconProps {
  name: IconName;
  /** Pixels; 16 beside text of 13, 14 inside small things, 20 in the rail. */
  size?: number;
  className?: string;
  style?: CSSProperties;
}

/** Always decoration: the word or the accessible name stands beside it. */
export function Icon({ name, size = 16, className, style }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className={className ? `icon ${className}` : "icon"}
      style={style}
    >
      {shapes[name]}
    </svg>
  );
}

export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg aria-hidden="true" focusable="false" viewBox="0 0 24 24" width={size} height={size}>
      <rect x="1" y="1" width="22" height="22" rx="6" fill="var(--primary)" />
      <path d="M6.5 6.5h11v11h-11zM12 6.5v11M6.5 11h11" fill="none" stroke="var(--on-primary)" strokeWidth="1.8" />
    </svg>
  );
}
