// SPDX-License-Identifier: Apache-2.0
// The same page without a number. The focus is where the caller's phone, name or mail goes; a name alone is enough.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { api } from "lib/api";
import type { CustomerMatch, OfferList } from "lib/api_types";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useKeys } from "lib/keys";
import { useBooks } from "lib/references";
import { usePhone } from "lib/screen";
import { useSession } from "lib/session";
import { Card } from "ui/Card";
import { StatusChip } from "ui/StatusChip";
import { showToast } from "ui/toasts";
import { ManagerMenu } from "../ManagerMenu";
import { groupOf } from "../orderFormat";
import { Comments } from "./Comments";
import { ContactFields } from "./CustomerCard";
import { DeliveryCard } from "./DeliveryCard";
import { addOffer, withCustomer, withFields } from "./formActs";
import { ItemsCard } from "./ItemsCard";
import { KnownPanel } from "./Known";
import { liveTotals } from "./liveTotals";
import { OrderFacts } from "./OrderFacts";
import { emptyForm } from "./orderForm";
import { BackButton, CustomerMarks } from "./OrderHead";
import { briefQuery } from "./orderQueries";
import { PaymentsCard } from "./PaymentsCard";
import { contactFields, kindOf } from "./recognition";
import { refusalWords, SaveBar, SaveButton } from "./SaveBar";
import { focusIn, focusNextSection } from "./sections";
import { useOrderEdit } from "./useOrderEdit";
import { useScanner } from "./useScanner";
import { WhoField } from "./WhoField";
import styles from "./OrderWindow.module.css";

export function NewOrderPage() {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const navigate = useNavigate();
  const phone = usePhone();
  const { user } = useSession();
  const [search] = useSearchParams();
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState<CustomerMatch | null>(null);
  const [managerAnchor, setManagerAnchor] = useState<HTMLElement | null>(null);
  const [missing, setMissing] = useState(false);

  const empty = useMemo(() => {
    const preset = <T extends { code: string; active: boolean; is_default: boolean }>(items: T[], wanted?: string) =>
      (
        items.find((one) => one.active && one.code === wanted) ??
        items.find((one) => one.active && one.is_default) ??
        items.find((one) => one.active)
      )?.code ?? "";
    return emptyForm({
      site: books.raw.sites.find((one) => one.active)?.code ?? "",
      type: preset(books.raw.order_types),
      method: preset(books.raw.order_methods, "phone"),
      manager_id: user.id,
    });
  }, [books, user.id]);
  const edit = useOrderEdit(null, empty);
  const { form } = edit;
  const { fields } = form;
  const currency = books.sites.get(fields.site)?.currency ?? "RUB";
  const totals = liveTotals(form, currency, null, books);
  const { data: attached } = useQuery({ ...briefQuery(fields.customer_id ?? 0), enabled: fields.customer_id !== null });

  // From the card of a customer: he is already known.
  const asked = Number(search.get("customer"));
  const { data: given } = useQuery({ ...briefQuery(asked), enabled: asked > 0 });
  useEffect(() => {
    if (given) edit.change((now) => (now.fields.customer_id === null ? withCustomer(now, given, books) : now));
    // Once, when he is known.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [given?.id]);

  const known = shown?.customer ?? (fields.customer_id === null ? null : attached);
  const place = () => {
    if (typed.trim()) edit.change((now) => withFields(now, contactFields(typed)));
    setTyped("");
    setShown(null);
  };
  const take = (match: CustomerMatch) => {
    setTyped("");
    setShown(null);
    setMissing(false);
    edit.change((now) => withCustomer(now, match.customer, books));
    requestAnimationFrame(() => focusIn("items", "[data-add]"));
  };
  const takeExact = (match: CustomerMatch) => {
    const before = edit.latest();
    const text = typed;
    edit.change((now) => withCustomer(now, match.customer, books));
    setTyped("");
    showToast(t("who.attached", { name: match.customer.name }), () => {
      edit.change(() => before);
      setTyped(text);
    });
  };
  const save = async () => {
    if (typed.trim()) place();
    const { fields: now, items } = edit.latest();
    const named = [now.first_name, now.last_name, now.phone, now.email].some((text) => text.trim() !== "");
    if (!named && now.customer_id === null && !items.length) {
      setMissing(true);
      focusIn("customer", "[data-who]");
      return;
    }
    setMissing(false);
    const card = await edit.save();
    if (!card) return;
    showToast(t("new.saved", { no: format.orderNumber(card.number) }));
    void navigate(`/orders/${card.id}`, { replace: true });
  };
  const discard = () => {
    setTyped("");
    showToast(t("save.discarded"), edit.discard());
    focusIn("customer", "[data-who]");
  };
  const close = () => void navigate("/orders");

  useScanner((code) => {
    void api
      .get<OfferList>("/ui/offers", { barcode: code, site: fields.site, limit: 2 })
      .then(({ rows: [offer] }) =>
        offer ? edit.change((now) => addOffer(now, offer, "1").form) : void showToast(t("items.notScanned", { code })),
      )
      .catch((error: unknown) => void showToast(refusalWords(error)));
  });
  useKeys({
    a: () => void focusIn("items", "[data-add]"),
    u: () => void focusIn("customer", "[data-who]"),
    d: () => void focusIn("delivery"),
    o: () => void focusIn("payments"),
    l: () => void document.getElementById("manager_comment")?.focus(),
    "Ctrl+ArrowDown": () => focusNextSection(1),
    "Ctrl+ArrowUp": () => focusNextSection(-1),
    "Ctrl+Enter": () => void save(),
    Escape: () => {
      const field = document.activeElement;
      if (field instanceof HTMLElement && field.matches("input,textarea,select")) field.blur();
      else close();
    },
  });

  const first = books.raw.statuses.find((one) => one.active && one.group === "new");
  const by = shown && t(({ phone: "who.byPhone", email: "who.byEmail", name: "who.byName" } as const)[kindOf(typed)]);
  const suggested = shown?.customer ?? null;
  return (
    <div className={styles.page}>
      <title>{t("order.new")}</title>
      <header className={styles.head}>
        <BackButton onBack={close} />
        <h1>{t("order.new")}</h1>
        {first && (
          <StatusChip large group={groupOf(books, first.code)}>
            {first.name}
          </StatusChip>
        )}
        {known && <CustomerMarks vip={known.vip} bad={known.bad} />}
        <span className={styles.rest} />
        {!phone && <span className={`${styles.small} ${styles.quiet}`}>{t("new.draft")}</span>}
      </header>
      <div className={styles.grid}>
        <div className={styles.column} style={shown ? { overflow: "visible" } : undefined}>
          <Card section="customer" icon="person" title={t("field.customer")}>
            <div style={{ padding: "0 12px 8px" }}>
              <WhoField
                site={fields.site}
                typed={typed}
                autoFocus
                onType={(text) => {
                  setTyped(text);
                  setMissing(false);
                }}
                onLeave={place}
                onTake={take}
                onExact={takeExact}
                onHighlight={setShown}
              />
              {missing && (
                <div className={`${styles.small} ${styles.bad}`} role="alert">
                  {t("new.missing")}
                </div>
              )}
            </div>
            <ContactFields edit={edit} />
          </Card>
          <OrderFacts card={null} edit={edit} onManager={setManagerAnchor} />
        </div>
        <div className={styles.column}>
          {phone && known && <KnownPanel customer={known} by={by ?? undefined} />}
          <ItemsCard edit={edit} currency={currency} totals={totals} seesPurchase={false} />
          <div className={styles.two}>
            <DeliveryCard edit={edit} currency={currency} netCost={null} suggested={suggested} />
            <PaymentsCard edit={edit} currency={currency} totals={totals} state={null} finished={false} />
          </div>
          <Comments edit={edit} isNew />
        </div>
        {!phone && <div className={styles.column}>{known && <KnownPanel customer={known} by={by ?? undefined} />}</div>}
      </div>
      {phone ? (
        <div className={styles.acts}>
          <SaveButton className={styles.main} isNew edit={edit} onSave={() => void save()} />
        </div>
      ) : (
        <SaveBar
          edit={edit}
          subject="order:new"
          words={{ t, format, books, currency }}
          isNew
          onSave={() => void save()}
          onDiscard={discard}
          onClose={close}
        />
      )}
      {managerAnchor && (
        <ManagerMenu
          anchor={managerAnchor}
          current={fields.manager_id}
          onChoose={(manager) => {
            setManagerAnchor(null);
            edit.change((now) => withFields(now, { manager_id: manager }));
          }}
          onClose={() => setManagerAnchor(null)}
        />
      )}
    </div>
  );
}
