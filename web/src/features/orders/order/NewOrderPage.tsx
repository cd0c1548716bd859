// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "lib/i18n";

export function NewOrderPage() {
  const { t } = useTexts();
  return <title>{t("order.new")}</title>;
}
