// SPDX-License-Identifier: Apache-2.0
// Fields whose value is more than its letters: what is typed counts at each key, what is shown after leaving is its
// written form. A value from outside never replaces letters while they are typed.
import { type KeyboardEvent, type Ref, useState } from "react";
import styles from "./TypedField.module.css";

interface TypedFieldProps {
  id?: string;
  ref?: Ref<HTMLInputElement>;
  value: string;
  /** How the value looks when nobody types. */
  show: (value: string) => string;
  /** How it looks when the typing starts; the value itself when left out. */
  edit?: (value: string) => string;
  /** Null: not a value. */
  read: (typed: string) => string | null;
  onChange: (value: string) => void;
  /** ↑ and ↓. */
  onStep?: (by: 1 | -1) => string;
  label: string;
  placeholder?: string;
  number?: boolean;
  /** Only a line under it until it is typed in. */
  quiet?: boolean;
  changed?: boolean;
  zero?: boolean;
  problem?: string;
  inputMode?: "decimal" | "tel" | "text" | "email";
  style?: React.CSSProperties;
  title?: string;
}

export function TypedField(props: TypedFieldProps) {
  const { value, show, edit = (text: string) => text, read, onChange, onStep } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [before, setBefore] = useState(value);
  const wrong = typed !== null && read(typed) === null;
  const className = [
    styles.field,
    props.number && styles.number,
    props.quiet && styles.quiet,
    props.changed && styles.changed,
    props.zero && styles.zero,
    (wrong || props.problem) && styles.wrong,
  ];

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (step && onStep && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      const next = onStep(step);
      setTyped(edit(next));
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.currentTarget.blur();
    } else if (event.key === "Escape" && typed !== null) {
      event.preventDefault();
      if (value !== before) onChange(before);
      setTyped(null);
      event.currentTarget.blur();
    }
  };
  return (
    <input
      id={props.id}
      ref={props.ref}
      className={className.filter(Boolean).join(" ")}
      style={props.style}
      value={typed ?? show(value)}
      aria-label={props.label}
      aria-invalid={wrong || Boolean(props.problem) || undefined}
      placeholder={props.placeholder}
      title={props.title}
      inputMode={props.inputMode ?? (props.number ? "decimal" : undefined)}
      autoComplete="off"
      spellCheck={false}
      onFocus={(event) => {
        setBefore(value);
        setTyped(edit(value));
        const field = event.currentTarget;
        requestAnimationFrame(() => document.activeElement === field && field.select());
      }}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = read(event.target.value);
        if (next !== null && next !== value) onChange(next);
      }}
      onBlur={() => setTyped(null)}
      onKeyDown={onKeyDown}
    />
  );
}

interface TextFieldProps {
  id?: string;
  value: string;
  onChange: (value: string) => void;
  label: string;
  placeholder?: string;
  changed?: boolean;
  problem?: string;
  inputMode?: "tel" | "text" | "email";
  /** Grows with its lines. */
  lines?: number;
  autoFocus?: boolean;
}

export function TextField(props: TextFieldProps) {
  const className = [styles.field, props.changed && styles.changed, props.problem && styles.wrong];
  const common = {
    id: props.id,
    value: props.value,
    placeholder: props.placeholder,
    "aria-label": props.label,
    "aria-invalid": Boolean(props.problem) || undefined,
    autoFocus: props.autoFocus,
    autoComplete: "off",
  };
  if (props.lines)
    return (
      <textarea
        {...common}
        rows={props.lines}
        className={[...className, styles.area].filter(Boolean).join(" ")}
        style={{ minHeight: props.lines * 20 + 8, height: "auto" }}
        onChange={(event) => props.onChange(event.target.value)}
      />
    );
  return (
    <input
      {...common}
      className={className.filter(Boolean).join(" ")}
      inputMode={props.inputMode}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
