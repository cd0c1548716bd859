// SPDX-License-Identifier: Apache-2.0
// What stands around every page: side bar, top bar, the bar of a lost connection; on a phone the bar at the thumb.
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { Navigate, Outlet, useLocation, useNavigate } from "react-router";
import { useTexts } from "lib/i18n";
import { useKeys } from "lib/keys";
import { live } from "lib/live";
import { referencesQuery } from "lib/references";
import { usePhone, useRailOnly } from "lib/screen";
import { sessionQuery, usePreference } from "lib/session";
import { ErrorCard } from "ui/ErrorCard";
import { SideSlot } from "ui/SideSlot";
import { Toasts } from "ui/toasts";
import { useLiveQueries } from "./liveQueries";
import { OfflineBar } from "./OfflineBar";
import { PhoneBar } from "./PhoneBar";
import { isOrder, sideKind } from "./router";
import { SideBar } from "./SideBar";
import { TopBar } from "./TopBar";
import styles from "./Shell.module.css";

const KeyMap = lazy(async () => ({ default: (await import("./KeyMap")).KeyMap }));

export function Shell() {
  const session = useQuery(sessionQuery);
  const references = useQuery({ ...referencesQuery, enabled: Boolean(session.data) });
  const { t } = useTexts();
  const location = useLocation();
  if (session.data === null) {
    const to = location.pathname + location.search;
    return <Navigate to={to === "/" ? "/login" : `/login?to=${encodeURIComponent(to)}`} replace />;
  }
  const failed = session.error ?? (references.data ? null : references.error);
  if (failed)
    return (
      <ErrorCard
        title={t("error.start")}
        error={failed}
        onAgain={() => void (session.error ? session : references).refetch()}
      />
    );
  if (!session.data || !references.data) return <OfflineBar />;
  return <Rooms />;
}

function Rooms() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const location = useLocation();
  const phone = usePhone();
  const railOnly = useRailOnly();
  const kind = sideKind(location.pathname);
  const [side, setSide] = usePreference(`side.${kind}`, kind === "record" ? "rail" : "wide");
  const rail = railOnly || side === "rail";
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [keysShown, setKeysShown] = useState(false);
  const hideKeys = useCallback(() => setKeysShown(false), []);

  useLiveQueries();
  useEffect(() => {
    live.start();
    return () => live.stop();
  }, []);

  useKeys({
    n: () => void navigate("/orders/new"),
    "g o": () => void navigate("/orders"),
    "g c": () => void navigate("/customers"),
    "[": () => {
      if (!railOnly) setSide(rail ? "wide" : "rail");
    },
    "?": () => setKeysShown(true),
    "Ctrl+k": () => {
      document.getElementById("find")?.focus();
    },
  });

  return (
    <SideSlot value={rail || phone ? null : slot}>
      <div className={styles.app}>
        <a className={styles.skip} href="#content">
          {t("shell.skip")}
        </a>
        {!phone && <SideBar rail={rail} slot={setSlot} onKeys={() => setKeysShown(true)} />}
        <div className={styles.main}>
          {!phone && <TopBar />}
          <OfflineBar />
          <main id="content" className={styles.content} tabIndex={-1}>
            <Outlet />
          </main>
          {phone && !isOrder(location.pathname) && <PhoneBar />}
        </div>
        <Toasts />
        {keysShown && (
          <Suspense>
            <KeyMap onClose={hideKeys} />
          </Suspense>
        )}
      </div>
    </SideSlot>
  );
}
