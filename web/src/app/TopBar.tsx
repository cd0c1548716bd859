// SPDX-License-Identifier: Apache-2.0
import { Button } from "antd";
import { useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { plainOrderNumber } from "lib/format";
import { useTexts } from "lib/i18n";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { isOrder } from "./router";
import styles from "./TopBar.module.css";

export function TopBar() {
  const { t } = useTexts();
  const navigate = useNavigate();
  // In an order the one solid button is its own: save.
  const order = isOrder(useLocation().pathname);
  const [search] = useSearchParams();
  const asked = search.get("q") ?? "";
  // What is typed belongs to the address it was typed at; another address brings its own.
  const [typed, setTyped] = useState({ at: asked, text: asked });
  const text = typed.at === asked ? typed.text : asked;

  const find = (event: React.FormEvent) => {
    event.preventDefault();
    const query = plainOrderNumber(text.trim());
    void navigate(query ? `/orders?q=${encodeURIComponent(query)}` : "/orders");
  };

  return (
    <header className={styles.top}>
      <form role="search" className={styles.find} onSubmit={find}>
        <Icon name="search" />
        <input
          id="find"
          type="search"
          value={text}
          placeholder={t("find.placeholder")}
          aria-label={t("find.placeholder")}
          aria-keyshortcuts="Control+K"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped({ at: asked, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.currentTarget.blur();
            event.stopPropagation();
          }}
        />
        <Kbd chord="Ctrl+K" />
      </form>
      <span className={styles.rest} />
      <Button
        type={order ? "default" : "primary"}
        icon={<Icon name="plus" />}
        aria-keyshortcuts="N"
        onClick={() => void navigate("/orders/new")}
      >
        {t("order.new")} <Kbd chord="N" plain />
      </Button>
    </header>
  );
}
