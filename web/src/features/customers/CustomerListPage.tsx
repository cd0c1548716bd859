// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "lib/i18n";

export function CustomerListPage() {
  const { t } = useTexts();
  return <title>{t("nav.customers")}</title>;
}
