// SPDX-License-Identifier: Apache-2.0
import { Modal } from "antd";
import { Fragment } from "react";
import { type TextKey, useTexts } from "lib/i18n";
import { useKeys } from "lib/keys";
import { Kbd } from "ui/Kbd";
import styles from "./KeyMap.module.css";

type Line = [keys: string[], label: TextKey];

const sections: { title: TextKey; lines: Line[] }[] = [
  {
    title: "keys.everywhere",
    lines: [
      [["Ctrl+K"], "keys.find"],
      [["N"], "order.new"],
      [["G O"], "nav.orders"],
      [["G C"], "nav.customers"],
      [["["], "keys.side"],
      [["Ctrl+Z"], "keys.undo"],
      [["Escape"], "keys.close"],
      [["?"], "keys.title"],
    ],
  },
  {
    title: "keys.list",
    lines: [
      [["J", "K"], "keys.row"],
      [["Enter"], "keys.open"],
      [["Space"], "keys.peek"],
      [["X"], "keys.tick"],
      [["Shift+J", "Shift+K"], "keys.extend"],
      [["Ctrl+A"], "keys.all"],
      [["F"], "keys.filter"],
      [["Shift+F"], "keys.clear"],
      [["1", "5"], "keys.view"],
      [["."], "keys.showNew"],
      [["Home", "End"], "keys.ends"],
    ],
  },
  {
    title: "keys.row.acts",
    lines: [
      [["S"], "keys.status"],
      [["M"], "keys.manager"],
      [["I"], "keys.take"],
      [["C"], "keys.call"],
      [["Delete"], "keys.cancel"],
    ],
  },
];

export function KeyMap({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  useKeys({ Escape: onClose, "?": onClose }, { modal: true });
  return (
    <Modal open title={t("keys.title")} onCancel={onClose} footer={null} width={720} destroyOnHidden>
      <div className={styles.map}>
        {sections.map(({ title, lines }) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <dl>
              {lines.map(([keys, label]) => (
                <Fragment key={label}>
                  <dt>
                    {keys.map((chord) => (
                      <Kbd key={chord} chord={chord} />
                    ))}
                  </dt>
                  <dd>{t(label)}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
