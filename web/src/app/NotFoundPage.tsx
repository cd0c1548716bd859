// SPDX-License-Identifier: Apache-2.0
import { Button } from "antd";
import { useNavigate } from "react-router";
import { useTexts } from "lib/i18n";
import { EmptyState } from "ui/EmptyState";

export function NotFoundPage() {
  const { t } = useTexts();
  const navigate = useNavigate();
  return (
    <EmptyState title={t("error.noPage")}>
      <Button onClick={() => void navigate("/orders")}>{t("nav.orders")}</Button>
    </EmptyState>
  );
}
