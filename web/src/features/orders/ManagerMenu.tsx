// SPDX-License-Identifier: Apache-2.0
import { useMemo } from "react";
import type { Id } from "lib/api_types";
import { useTexts } from "lib/i18n";
import { useBooks } from "lib/references";
import { useSession } from "lib/session";
import { Avatar } from "ui/Avatar";
import { Float } from "ui/Float";
import { Menu, type MenuItem } from "ui/Menu";

interface ManagerMenuProps {
  anchor: HTMLElement | DOMRect | null;
  current?: Id | null;
  onChoose: (manager: Id | null) => void;
  onClose: () => void;
}

/** Who leads the order: myself first, then the others, then nobody. */
export function ManagerMenu({ anchor, current, onChoose, onClose }: ManagerMenuProps) {
  const { t } = useTexts();
  const books = useBooks();
  const { user } = useSession();
  const items = useMemo((): MenuItem[] => {
    const people = books.raw.people.filter((person) => person.active && person.id !== current);
    const mine = people.filter((person) => person.id === user.id);
    const sorted = [...mine, ...people.filter((person) => person.id !== user.id)];
    const list: MenuItem[] = sorted.map((person, index) => ({
      key: String(person.id),
      label: person.name,
      icon: <Avatar person={person} nobody="" />,
      hint: person.id === user.id ? t("filter.me") : undefined,
      digit: index < 9 ? String(index + 1) : undefined,
    }));
    if (current !== null)
      list.push({
        key: "none",
        label: t("order.nobody"),
        icon: <Avatar person={null} nobody={t("order.nobody")} />,
        digit: "0",
      });
    return list;
  }, [books, current, user.id, t]);
  return (
    <Float anchor={anchor} label={t("manager.menu")} onClose={onClose} width={272}>
      <Menu
        items={items}
        label={t("manager.menu")}
        placeholder={t("bulk.search")}
        onChoose={(item) => onChoose(item.key === "none" ? null : Number(item.key))}
      />
    </Float>
  );
}
