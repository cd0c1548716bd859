// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "lib/i18n";

export function OrderListPage() {
  const { t } = useTexts();
  return <title>{t("nav.orders")}</title>;
}
