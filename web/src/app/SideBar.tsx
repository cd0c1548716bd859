// SPDX-License-Identifier: Apache-2.0
import { Tooltip } from "antd";
import { useState } from "react";
import { NavLink } from "react-router";
import { type TextKey, useTexts } from "lib/i18n";
import { useSession } from "lib/session";
import { Avatar } from "ui/Avatar";
import { Icon, type IconName, Logo } from "ui/Icon";
import { UserMenu } from "./UserMenu";
import styles from "./SideBar.module.css";

/** Only rooms that exist. */
export const rooms: { path: string; icon: IconName; label: TextKey; keys: string }[] = [
  { path: "/orders", icon: "orders", label: "nav.orders", keys: "G O" },
  { path: "/customers", icon: "people", label: "nav.customers", keys: "G C" },
];

interface SideBarProps {
  rail: boolean;
  /** Receives the element for the page's own panel. */
  slot: (element: HTMLElement | null) => void;
  onKeys: () => void;
}

export function SideBar({ rail, slot, onKeys }: SideBarProps) {
  const { t } = useTexts();
  const session = useSession();
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  return (
    <aside className={rail ? `${styles.side} ${styles.rail}` : styles.side} aria-label={t("shell.side")}>
      <div className={styles.logo}>
        <Logo />
        {!rail && <span>{t("app.name")}</span>}
      </div>
      <nav className={styles.nav} aria-label={t("shell.rooms")}>
        {rooms.map(({ path, icon, label, keys }) => (
          <Tooltip key={path} title={`${t(label)} (${keys})`} placement="right" mouseEnterDelay={rail ? 0.2 : 0.8}>
            <NavLink to={path} className={({ isActive }) => (isActive ? styles.on : undefined)}>
              <Icon name={icon} size={rail ? 20 : 16} />
              <span className={rail ? "unseen" : undefined}>{t(label)}</span>
            </NavLink>
          </Tooltip>
        ))}
      </nav>
      <div className={styles.panel} ref={slot} />
      <button
        type="button"
        className={styles.me}
        aria-haspopup="dialog"
        aria-expanded={menu !== null}
        aria-label={rail ? `${session.user.initials} ${session.user.name}` : undefined}
        onClick={(event) => setMenu(event.currentTarget)}
      >
        <Avatar person={session.user} nobody="" />
        {!rail && (
          <>
            <span className={styles.name}>
              <span className="cut">{session.user.name}</span>
              <span className={`cut ${styles.email}`}>{session.email}</span>
            </span>
            <Icon name="gear" />
          </>
        )}
      </button>
      {menu && <UserMenu anchor={menu} onClose={() => setMenu(null)} onKeys={onKeys} />}
    </aside>
  );
}
