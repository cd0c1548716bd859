// SPDX-License-Identifier: Apache-2.0
// The one window of an order: who, what, how much, where to, money, wishes, what was and what comes next.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { api } from "lib/api";
import type { CustomerMatch, Id, OfferList, OrderCard } from "lib/api_types";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { type Bindings, useKeys } from "lib/keys";
import { useBooks } from "lib/references";
import { usePhone, useRailOnly } from "lib/screen";
import { useSession } from "lib/session";
import { ErrorCard } from "ui/ErrorCard";
import { Icon } from "ui/Icon";
import { groupIcon } from "ui/StatusChip";
import { showToast } from "ui/toasts";
import { ManagerMenu } from "../ManagerMenu";
import { orderQuery, postStatus, type StatusChoice } from "../orderApi";
import { isFinished } from "../orderFormat";
import { StatusMenu } from "../StatusMenu";
import { Comments } from "./Comments";
import { ConflictDialog } from "./ConflictDialog";
import { callAddress, CustomerCard } from "./CustomerCard";
import { DeliveryCard } from "./DeliveryCard";
import { addOffer, withCustomer, withFields } from "./formActs";
import { HistoryCard } from "./HistoryCard";
import { ItemsCard } from "./ItemsCard";
import { liveTotals } from "./liveTotals";
import { OrderFacts } from "./OrderFacts";
import { emptyForm, type FormFields } from "./orderForm";
import { OrderHead, StatusLine } from "./OrderHead";
import { briefQuery } from "./orderQueries";
import { PaymentsCard } from "./PaymentsCard";
import { SaveBar, SaveButton } from "./SaveBar";
import { focusIn, focusNextSection } from "./sections";
import { StepCard } from "./StepCard";
import type { Place } from "./useNeighbours";
import { useOrderEdit } from "./useOrderEdit";
import { useScanner } from "./useScanner";
import type { Words } from "./words";
import styles from "./OrderWindow.module.css";

interface OrderWindowProps {
  card: OrderCard;
  place: Place;
  onGo: (by: -1 | 1) => void;
  onBack: () => void;
}

type Open = { what: "status" | "cancel" | "manager"; anchor: HTMLElement | DOMRect | null };

const nothing = emptyForm({ site: "", type: "", method: "", manager_id: null });

export function OrderWindow({ card, place, onGo, onBack }: OrderWindowProps) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const client = useQueryClient();
  const navigate = useNavigate();
  const phone = usePhone();
  const narrow = useRailOnly() && !phone;
  const { user } = useSession();
  const [open, setOpen] = useState<Open | null>(null);
  const [changingWho, setChangingWho] = useState(false);
  const [changingStep, setChangingStep] = useState(false);
  const [tab, setTab] = useState<"order" | "timeline">("order");
  const [refusal, setRefusal] = useState<unknown>(null);
  const statusButton = useRef<HTMLButtonElement>(null);

  const edit = useOrderEdit(card, nothing);
  const { form, changes } = edit;
  const { fields } = form;
  const { currency } = card;
  const totals = liveTotals(form, currency, card.delivery.net_cost, books);
  const words: Words = { t, format, books, currency };
  const finished = isFinished(books, card.status);
  const other = fields.customer_id !== null && fields.customer_id !== card.customer?.id ? fields.customer_id : null;
  const { data: brief } = useQuery({ ...briefQuery(other ?? 0), enabled: other !== null });
  const customer = fields.customer_id === null ? null : other === null ? card.customer : (brief ?? null);

  const close = () => setOpen(null);
  const save = async (then?: () => void) => {
    if (!changes.length) {
      then?.();
      return;
    }
    const saved = await edit.save();
    if (saved) {
      setChangingWho(false);
      then?.();
    }
  };
  const discard = () => showToast(t("save.discarded"), edit.discard());

  const setStatus = async (choice: StatusChoice, undoing = false): Promise<void> => {
    close();
    setRefusal(null);
    const before = card.status;
    try {
      // With edits pending both are saved as one act.
      const answer = changes.length ? await edit.save(choice) : await postStatus(card.id, choice);
      if (!answer) return;
      client.setQueryData(orderQuery(card.id).queryKey, answer);
      void client.invalidateQueries({ queryKey: ["order", card.id, "timeline"] });
      void client.invalidateQueries({ queryKey: ["orders", "summary"] });
      if (undoing) return;
      showToast(
        t("status.done", { s: books.name("statuses", answer.status) }),
        () =>
          void postStatus(card.id, { status: before }).then(
            (undone) => client.setQueryData(orderQuery(card.id).queryKey, undone),
            setRefusal,
          ),
      );
    } catch (error) {
      setRefusal(error);
    }
  };
  const takeLikely = () => {
    const likely = card.likely_status ? books.statuses.get(card.likely_status) : undefined;
    if (!likely || likely.needs_reason) setOpen({ what: "status", anchor: statusButton.current });
    else void setStatus({ status: likely.code });
  };
  /** Who leads it and what is next act at once, unless other edits wait for a save: then they join them. */
  const setNow = (patch: Partial<FormFields>) => {
    const alone = changes.length === 0;
    edit.change((now) => withFields(now, patch));
    if (alone) void edit.save();
  };
  const setManager = (manager: Id | null) => {
    close();
    setNow({ manager_id: manager });
  };
  const takeCustomer = (match: CustomerMatch) => edit.change((now) => withCustomer(now, match.customer, books));

  const addScanned = async (code: string) => {
    setRefusal(null);
    try {
      const found = await api.get<OfferList>("/ui/offers", { barcode: code, site: fields.site, limit: 2 });
      const [offer] = found.rows;
      if (!offer) return void showToast(t("items.notScanned", { code }));
      edit.change((now) => addOffer(now, offer, "1").form);
    } catch (error) {
      setRefusal(error);
    }
  };
  useScanner((code) => void addScanned(code));

  const openStatus = (what: "status" | "cancel") => setOpen({ what, anchor: statusButton.current });
  const go = (by: -1 | 1) => {
    if ((by < 0 ? place.previous : place.next) !== null) onGo(by);
  };
  const bindings: Bindings = {
    s: () => openStatus("status"),
    "Shift+S": takeLikely,
    Delete: () => openStatus("cancel"),
    m: () => setOpen({ what: "manager", anchor: document.querySelector<HTMLElement>("[aria-keyshortcuts=M]") }),
    i: () => setManager(user.id),
    c: fields.phone ? () => void (window.location.href = callAddress(fields.phone)) : undefined,
    r: () => setChangingStep(true),
    a: () => void focusIn("items", "[data-add]"),
    u: () => {
      setTab("order");
      setChangingWho(true);
    },
    d: () => void focusIn("delivery"),
    o: () => {
      const take = document.querySelector<HTMLElement>("[data-take-payment]");
      if (take) take.click();
      else focusIn("payments");
    },
    l: () => void document.getElementById("manager_comment")?.focus(),
    h: () => {
      setTab("timeline");
      document.querySelector<HTMLElement>("[data-section=timeline]")?.scrollIntoView({ block: "start" });
    },
    j: () => go(1),
    k: () => go(-1),
    "Ctrl+ArrowDown": () => focusNextSection(1),
    "Ctrl+ArrowUp": () => focusNextSection(-1),
    "Ctrl+Enter": () => void save(),
    "Ctrl+Shift+Enter": () => void save(() => go(1)),
    Escape: () => {
      const field = document.activeElement;
      if (field instanceof HTMLElement && field.matches("input,textarea,select")) field.blur();
      else onBack();
    },
  };
  useKeys(bindings);

  const likely = card.likely_status ? books.statuses.get(card.likely_status) : undefined;
  const status = {
    card,
    statusRef: statusButton,
    statusOpen: open?.what === "status",
    onStatus: (anchor: HTMLElement) => setOpen({ what: "status", anchor }),
  };
  const step = <StepCard fields={fields} onSet={setNow} editing={changingStep} onEditing={setChangingStep} />;
  const history = <HistoryCard order={card.id} currency={currency} />;
  return (
    <div className={narrow ? `${styles.page} ${styles.narrow}` : styles.page}>
      <title>{t("order.number", { no: format.orderNumber(card.number) })}</title>
      <OrderHead {...status} place={place} onLikely={takeLikely} onBack={onBack} onGo={go} />
      <div className={styles.tabs} role="group">
        {(["order", "timeline"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={tab === one} onClick={() => setTab(one)}>
            {t(one === "order" ? "facts.title" : "timeline.title")}
          </button>
        ))}
      </div>
      {refusal !== null && (
        <ErrorCard
          title={t("order.number", { no: format.orderNumber(card.number) })}
          error={refusal}
          onAgain={() => {
            setRefusal(null);
            openStatus("status");
          }}
        />
      )}
      <div className={styles.grid}>
        {phone && (
          <div className={styles.state}>
            <StatusLine {...status} />
          </div>
        )}
        {phone && step}
        <div className={styles.column}>
          <CustomerCard
            edit={edit}
            customer={customer}
            order={card.id}
            vip={card.vip}
            bad={card.bad}
            editing={changingWho}
            onEditing={setChangingWho}
            onTake={takeCustomer}
          />
          {!phone && (
            <OrderFacts card={card} edit={edit} onManager={(anchor) => setOpen({ what: "manager", anchor })} />
          )}
        </div>
        {(!narrow || tab === "order") && (
          <div className={styles.column}>
            <ItemsCard edit={edit} currency={currency} totals={totals} seesPurchase={card.totals.purchase !== null} />
            <div className={styles.two}>
              <DeliveryCard edit={edit} currency={currency} netCost={card.delivery.net_cost} suggested={null} />
              <PaymentsCard edit={edit} currency={currency} totals={totals} state={card.payment} finished={finished} />
            </div>
            <Comments edit={edit} isNew={false} />
            {phone && (
              <OrderFacts card={card} edit={edit} onManager={(anchor) => setOpen({ what: "manager", anchor })} />
            )}
          </div>
        )}
        {(!narrow || tab === "timeline") && (
          <div className={styles.column}>
            {!phone && step}
            {history}
          </div>
        )}
      </div>
      {phone ? (
        <div className={styles.acts}>
          {changes.length > 0 || edit.error ? (
            <>
              <Button onClick={discard}>{t("save.discard")}</Button>
              <SaveButton className={styles.main} isNew={false} edit={edit} onSave={() => void save()} />
            </>
          ) : (
            <>
              {fields.phone && (
                <Button icon={<Icon name="phone" />} href={callAddress(fields.phone)}>
                  {t("peek.call")}
                </Button>
              )}
              <Button
                type="primary"
                className={styles.main}
                icon={<Icon name={likely ? groupIcon(likely.group) : "flag"} />}
                onClick={takeLikely}
              >
                <span className="cut">{likely?.name ?? t("status.menu")}</span>
              </Button>
            </>
          )}
        </div>
      ) : (
        <SaveBar
          edit={edit}
          subject={`order:${card.id}`}
          words={words}
          isNew={false}
          onSave={() => (changes.length ? void save() : void showToast(t("save.nothing")))}
          onDiscard={discard}
          onClose={() => void navigate("/orders")}
        />
      )}
      {(open?.what === "status" || open?.what === "cancel") && (
        <StatusMenu
          anchor={open.anchor}
          cancelOnly={open.what === "cancel"}
          subject={{ numbers: [card.number], status: card.status, likely: card.likely_status }}
          onChoose={(choice) => void setStatus(choice)}
          onClose={close}
        />
      )}
      {open?.what === "manager" && (
        <ManagerMenu anchor={open.anchor} current={fields.manager_id} onChoose={setManager} onClose={close} />
      )}
      {edit.conflict && (
        <ConflictDialog
          conflict={edit.conflict}
          words={words}
          onSave={(taken) => void edit.resolve(taken)}
          onClose={edit.dropConflict}
        />
      )}
    </div>
  );
}
