// SPDX-License-Identifier: Apache-2.0
// Every change with who and what. When it does not load the rest of the order works.
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Id } from "lib/api_types";
import { useTexts } from "lib/i18n";
import { Card } from "ui/Card";
import { ErrorCard } from "ui/ErrorCard";
import { SkeletonRows } from "ui/Skeleton";
import { Timeline } from "ui/Timeline";
import { timelinePagesQuery } from "./orderQueries";
import styles from "./OrderWindow.module.css";

export function HistoryCard({ order, currency }: { order: Id; currency: string }) {
  const { t } = useTexts();
  const { data, error, refetch, hasNextPage, fetchNextPage, isPending } = useInfiniteQuery(timelinePagesQuery(order));
  return (
    <Card title={t("timeline.title")} icon="clock" section="timeline" className={styles.stack}>
      {data ? (
        <Timeline
          entries={data.pages.flatMap((page) => page.entries)}
          currency={currency}
          created={t("timeline.orderCreated")}
          onMore={hasNextPage ? () => void fetchNextPage() : undefined}
        />
      ) : error ? (
        <ErrorCard title={t("error.load")} error={error} onAgain={() => void refetch()} />
      ) : (
        isPending && <SkeletonRows rows={5} height={36} label={t("list.loading")} />
      )}
    </Card>
  );
}
