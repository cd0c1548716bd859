// SPDX-License-Identifier: Apache-2.0
// A list to choose from with letters, arrows and digits: the status menu, filters and values are made of it.
import { type ReactNode, useId, useMemo, useRef, useState } from "react";
import { useTexts } from "lib/i18n";
import { usePhone } from "lib/screen";
import { Icon, type IconName } from "./Icon";
import { Kbd } from "./Kbd";
import styles from "./Menu.module.css";

export interface MenuItem {
  key: string;
  label: string;
  icon?: ReactNode;
  /** Grey words at the right. */
  hint?: ReactNode;
  /** A digit that chooses it at once. */
  digit?: string;
  heading?: string;
  checked?: boolean;
  /** Cannot be chosen now, and why. */
  locked?: string;
  danger?: boolean;
}

interface MenuProps {
  items: MenuItem[];
  label: string;
  placeholder?: string;
  icon?: IconName;
  onChoose: (item: MenuItem, how: { more: boolean }) => void;
  /** Several may be ticked: Enter or a press toggles, Ctrl Enter or the button is done. */
  multiple?: boolean;
  onDone?: () => void;
  search?: boolean;
}

const folded = (text: string) => text.toLocaleLowerCase().replaceAll("ё", "е").normalize("NFD").replace(/\p{M}/gu, "");

/** Letters typed in the other layout still find: "cjuk" is "согл". */
const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const cyrillic = "ёйцукенгшщзхъфывапролджэячсмитьбю";
const otherLayout = (text: string) =>
  [...text]
    .map((letter) =>
      latin.includes(letter)
        ? cyrillic[latin.indexOf(letter)]
        : cyrillic.includes(letter)
          ? latin[cyrillic.indexOf(letter)]
          : letter,
    )
    .join("");

export function matches(label: string, typed: string): boolean {
  const words = folded(label);
  return [typed, otherLayout(typed.toLocaleLowerCase())].some((attempt) =>
    folded(attempt)
      .split(/\s+/)
      .every(
        (part) => words.startsWith(part) || words.includes(` ${part}`) || (part.length > 2 && words.includes(part)),
      ),
  );
}

export function Menu({
  items,
  label,
  placeholder,
  icon = "search",
  onChoose,
  multiple,
  onDone,
  search = true,
}: MenuProps) {
  const { t } = useTexts();
  const phone = usePhone();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(
    () => (typed.trim() ? items.filter((item) => matches(item.label, typed.trim())) : items),
    [items, typed],
  );
  const open = shown.filter((item) => !item.locked);
  const current = open[Math.min(at, open.length - 1)];

  const move = (by: number) => {
    if (!open.length) return;
    const next = (Math.min(at, open.length - 1) + by + open.length) % open.length;
    setAt(next);
    document.getElementById(`${id}-${open[next]!.key}`)?.scrollIntoView?.({ block: "nearest" });
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) onDone?.();
      else if (current) onChoose(current, { more: event.shiftKey });
    } else if (/^\d$/.test(event.key) && !typed && !event.ctrlKey && !event.altKey) {
      const item = items.find((one) => one.digit === event.key && !one.locked);
      if (item) {
        event.preventDefault();
        onChoose(item, { more: false });
      }
    }
  };

  return (
    <div onKeyDown={onKeyDown}>
      <label className={search ? styles.field : "unseen"}>
        <Icon name={icon} size={14} />
        <input
          data-autofocus={phone ? undefined : true}
          // On a phone the keyboard would cover what there is to choose from.
          autoFocus={!phone}
          value={typed}
          placeholder={placeholder}
          aria-label={placeholder ?? label}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current.key}`}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
        />
      </label>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        className={styles.list}
      >
        {shown.map((item, index) => (
          <MenuLine
            key={item.key}
            id={`${id}-${item.key}`}
            item={item}
            heading={item.heading && item.heading !== shown[index - 1]?.heading ? item.heading : undefined}
            current={item === current}
            multiple={multiple}
            enterHint={item === current && !typed && item.digit !== undefined}
            onHover={() => setAt(open.indexOf(item))}
            onChoose={() => onChoose(item, { more: false })}
          />
        ))}
        {!shown.length && <div className={styles.none}>{t("menu.nothing")}</div>}
      </div>
    </div>
  );
}

interface LineProps {
  id: string;
  item: MenuItem;
  heading?: string;
  current: boolean;
  multiple?: boolean;
  enterHint: boolean;
  onHover: () => void;
  onChoose: () => void;
}

function MenuLine({ id, item, heading, current, multiple, enterHint, onHover, onChoose }: LineProps) {
  const className = [styles.item, current && styles.current, item.danger && styles.danger, item.locked && styles.locked]
    .filter(Boolean)
    .join(" ");
  return (
    <>
      {heading && (
        <div className={styles.heading} role="presentation">
          {heading}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={multiple ? Boolean(item.checked) : current}
        aria-disabled={item.locked ? true : undefined}
        className={className}
        onPointerMove={item.locked ? undefined : onHover}
        onClick={item.locked ? undefined : onChoose}
      >
        {multiple && (
          <span className={item.checked ? `${styles.tick} ${styles.ticked}` : styles.tick}>
            {item.checked && <Icon name="check" size={14} />}
          </span>
        )}
        {item.locked ? <Icon name="lock" /> : item.icon}
        <span className={styles.words}>
          <span className="cut">{item.label}</span>
          {item.locked && <span className={styles.why}>{item.locked}</span>}
        </span>
        {item.hint !== undefined && <span className={styles.hint}>{item.hint}</span>}
        {item.digit !== undefined && <Kbd chord={enterHint ? "Enter" : item.digit} />}
      </div>
    </>
  );
}
