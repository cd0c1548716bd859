// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "lib/i18n";
import { Card } from "ui/Card";
import { TextField } from "ui/TypedField";
import { withFields } from "./formActs";
import type { OrderEditing } from "./useOrderEdit";
import styles from "./OrderWindow.module.css";

/** What the customer asked for, and what only colleagues see. */
export function Comments({ edit, isNew }: { edit: OrderEditing; isNew: boolean }) {
  const { t } = useTexts();
  const { fields } = edit.form;
  const boxes = [
    ["customer_comment", t(isNew ? "comment.fromWords" : "field.customer_comment"), t("comment.customerHint")],
    ["manager_comment", t("field.manager_comment"), t("comment.managerHint")],
  ] as const;
  return (
    <div className={styles.two} data-section="comments">
      {boxes.map(([name, label, hint]) => (
        <Card key={name} className={styles.comment} label={label}>
          <label htmlFor={name}>{label}</label>
          <TextField
            id={name}
            label={label}
            lines={2}
            placeholder={hint}
            value={fields[name]}
            changed={fields[name] !== edit.base.fields[name] && !isNew}
            problem={edit.problem(name)}
            onChange={(value) => edit.change((form) => withFields(form, { [name]: value }))}
          />
        </Card>
      ))}
    </div>
  );
}
