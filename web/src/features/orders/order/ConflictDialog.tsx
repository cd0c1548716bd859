// SPDX-License-Identifier: Apache-2.0
// Somebody saved first. Only what both changed is asked, field by field; never everything or nothing.
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useId, useState } from "react";
import { useKeys } from "lib/keys";
import { Float } from "ui/Float";
import { Kbd } from "ui/Kbd";
import type { Clash } from "./mergeForms";
import { timelineQuery } from "./orderQueries";
import type { Conflict } from "./useOrderEdit";
import { changeName, scalarWords, type Words } from "./words";
import styles from "./ConflictDialog.module.css";

interface ConflictDialogProps {
  conflict: Conflict;
  words: Words;
  onSave: (taken: ReadonlySet<Clash>) => void;
  onClose: () => void;
}

export function ConflictDialog({ conflict, words, onSave, onClose }: ConflictDialogProps) {
  const { t, format, books } = words;
  const id = useId();
  const [taken, setTaken] = useState<ReadonlySet<Clash>>(new Set());
  const { data } = useQuery(timelineQuery(conflict.theirs.id, null));
  const other = data?.entries[0];
  const name = other?.actor || t("conflict.somebody");
  const save = () => onSave(taken);
  useKeys({ "Ctrl+Enter": save });
  const choose = (clash: Clash, theirs: boolean) => {
    const next = new Set(taken);
    if (theirs) next.add(clash);
    else next.delete(clash);
    setTaken(next);
  };
  const title = t("conflict.title", { name });
  return (
    <Float anchor={null} label={title} onClose={onClose} width={460}>
      <div className={styles.dialog}>
        <h2>{title}</h2>
        <p className={styles.about}>
          {conflict.kept > 0 && `${t("conflict.kept", { n: conflict.kept })} `}
          {t("conflict.choose", { n: conflict.clashes.length })}
        </p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{t("conflict.field")}</span>
              </th>
              <th scope="col">{t("conflict.mine")}</th>
              <th scope="col">{other ? `${name}, ${format.time(other.at)}` : name}</th>
            </tr>
          </thead>
          <tbody>
            {conflict.clashes.map((clash, at) => {
              const { change } = clash;
              const of = change.what === "payment" ? books.name("payment_types", clash.of) : clash.of.split(",")[0]!;
              return (
                <tr key={at} role="radiogroup">
                  <th scope="row">{changeName(change, words, of)}</th>
                  {[false, true].map((theirs) => (
                    <td key={String(theirs)}>
                      <label>
                        <input
                          type="radio"
                          name={`${id}-${at}`}
                          data-autofocus={at === 0 && !theirs ? true : undefined}
                          checked={taken.has(clash) === theirs}
                          onChange={() => choose(clash, theirs)}
                        />
                        {scalarWords(change, theirs ? clash.theirs : clash.mine, words)}
                      </label>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        <div className={styles.acts}>
          <Button onClick={onClose}>{t("conflict.not")}</Button>
          <Button type="primary" onClick={save}>
            {t("conflict.save")} <Kbd chord="Ctrl+Enter" plain />
          </Button>
        </div>
      </div>
    </Float>
  );
}
