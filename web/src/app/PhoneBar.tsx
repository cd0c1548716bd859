// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { NavLink } from "react-router";
import { useTexts } from "lib/i18n";
import { Icon } from "ui/Icon";
import { UserMenu } from "./UserMenu";
import styles from "./PhoneBar.module.css";

/** The bar at the thumb: the rooms, a new order in the middle, the rest. */
export function PhoneBar() {
  const { t } = useTexts();
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const active = ({ isActive }: { isActive: boolean }) => (isActive ? `${styles.item} ${styles.on}` : styles.item);
  return (
    <nav className={styles.bar} aria-label={t("shell.rooms")}>
      <NavLink to="/orders" end className={active}>
        <Icon name="orders" size={22} />
        {t("nav.orders")}
      </NavLink>
      <NavLink to="/orders/new" className={styles.item} aria-label={t("order.new")}>
        <span className={styles.plus}>
          <Icon name="plus" size={22} />
        </span>
      </NavLink>
      <NavLink to="/customers" className={active}>
        <Icon name="people" size={22} />
        {t("nav.customers")}
      </NavLink>
      <button
        type="button"
        className={styles.item}
        aria-haspopup="dialog"
        aria-expanded={menu !== null}
        onClick={(event) => setMenu(event.currentTarget)}
      >
        <Icon name="more" size={22} />
        {t("nav.more")}
      </button>
      {menu && <UserMenu anchor={menu} onClose={() => setMenu(null)} />}
    </nav>
  );
}
