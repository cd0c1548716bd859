// SPDX-License-Identifier: Apache-2.0
// The foot of the list: keys, or with a selection what can be done with it.
import { Button } from "antd";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { Kbd } from "ui/Kbd";
import styles from "./SelectionBar.module.css";

interface SelectionBarProps {
  selected: number;
  onStatus: (element: HTMLElement) => void;
  onManager: (element: HTMLElement) => void;
  onUnselect: () => void;
}

export function SelectionBar({ selected, onStatus, onManager, onUnselect }: SelectionBarProps) {
  const { t } = useTexts();
  const format = useFormat();
  return (
    <div className={styles.foot}>
      {selected > 0 && (
        <>
          <b aria-live="polite">{t("list.selected", { n: format.number(selected) })}</b>
          <Button
            size="small"
            aria-keyshortcuts="S"
            aria-haspopup="dialog"
            onClick={(event) => onStatus(event.currentTarget)}
          >
            {t("bulk.status")} <Kbd chord="S" plain />
          </Button>
          <Button
            size="small"
            aria-keyshortcuts="M"
            aria-haspopup="dialog"
            onClick={(event) => onManager(event.currentTarget)}
          >
            {t("bulk.manager")} <Kbd chord="M" plain />
          </Button>
          <Button size="small" type="text" aria-keyshortcuts="Escape" onClick={onUnselect}>
            {t("list.unselect")} <Kbd chord="Escape" plain />
          </Button>
        </>
      )}
      <span className={styles.rest} />
      <span className={styles.keys} aria-hidden="true">
        <span>
          <Kbd chord="J" /> <Kbd chord="K" /> {t("keys.row")}
        </span>
        <span>
          <Kbd chord={t("keys.space")} /> {t("keys.peek")}
        </span>
        <span>
          <Kbd chord="Enter" /> {t("keys.open")}
        </span>
        <span>
          <Kbd chord="X" /> {t("keys.tick")}
        </span>
        <span>
          <Kbd chord="?" /> {t("keys.hint")}
        </span>
      </span>
    </div>
  );
}
