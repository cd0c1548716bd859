// SPDX-License-Identifier: Apache-2.0
import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate, useParams } from "react-router";
import { useEffect } from "react";
import { ApiError } from "lib/api";
import { useTexts } from "lib/i18n";
import { useKeys } from "lib/keys";
import { live } from "lib/live";
import { Button } from "antd";
import { EmptyState } from "ui/EmptyState";
import { ErrorCard } from "ui/ErrorCard";
import { OrderSkeleton } from "./OrderSkeleton";
import { OrderWindow } from "./OrderWindow";
import { orderQuery } from "../orderApi";
import { listOf, useNeighbours } from "./useNeighbours";

export function OrderPage() {
  const { t } = useTexts();
  const id = Number(useParams().id);
  const { state } = useLocation() as { state: unknown };
  const navigate = useNavigate();
  const list = listOf(state);
  const known = Number.isSafeInteger(id) && id > 0;
  const { data: card, error, refetch } = useQuery({ ...orderQuery(id), enabled: known });
  const place = useNeighbours(id, list);
  const back = () => void navigate(list ? `/orders?${list}` : "/orders");
  useEffect(() => live.watch(`order:${id}`), [id]);
  useKeys({ Escape: back }, { enabled: !card });

  if (!known || (error instanceof ApiError && error.status === 404 && !card))
    return (
      <EmptyState title={t("order.noSuch")} text={t("order.noSuchText")}>
        <Button onClick={back}>{t("nav.orders")}</Button>
      </EmptyState>
    );
  if (!card)
    return error ? (
      <ErrorCard title={t("order.error")} error={error} onAgain={() => void refetch()} />
    ) : (
      <OrderSkeleton />
    );
  return (
    <OrderWindow
      // Each order is a window of its own: nothing half-open leaks into the next one.
      key={card.id}
      card={card}
      place={place}
      onBack={back}
      onGo={(by) => {
        const to = by < 0 ? place.previous : place.next;
        if (to !== null) void navigate(`/orders/${to}`, { state, replace: true });
      }}
    />
  );
}
