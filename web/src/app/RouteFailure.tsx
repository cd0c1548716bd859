// SPDX-License-Identifier: Apache-2.0
import { useRouteError } from "react-router";
import { useTexts } from "lib/i18n";
import { ErrorCard } from "ui/ErrorCard";

/** The last net: a page that could not be drawn or whose code could not be fetched. */
export function RouteFailure() {
  const { t } = useTexts();
  const error = useRouteError();
  return <ErrorCard title={t("error.page")} error={error} onAgain={() => window.location.reload()} />;
}
