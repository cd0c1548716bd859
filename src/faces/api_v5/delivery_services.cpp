// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/delivery_services.h"

#include "base/json_fields.h"
#include "modules/references/edit_reference.h"

namespace okno::api_v5 {

void make_delivery_service(const Parts& parts, Call& call, const Json& order) {
    using references::Book;
    const Json* delivery = order.find("delivery");
    const Json* service = delivery == nullptr ? nullptr : delivery->find("service");
    if (service == nullptr || !service->is_object()) return;
    Problems problems;
    const JsonFields fields(*service, "delivery.service", problems);
    const std::string code = fields.text("code").value_or("");
    const std::string name = fields.text("name").value_or("");
    if (code.empty() || name.empty() || call.books->item(Book::delivery_service, code) != nullptr) return;
    const std::string type = fields.text("deliveryType").value_or(JsonFields(*delivery, "delivery", problems).text("code").value_or(""));
    // An unknown delivery type is refused by the use case too, under its own name.
    if (!problems.empty() || (!type.empty() && call.books->item(Book::delivery_type, type) == nullptr)) return;
    references::ReferenceEdit edit;
    edit.name = name;
    edit.active = fields.flag("active").value_or(true);
    if (!type.empty()) edit.extra.set("delivery_type", type);
    references::edit_reference(call.context, parts.books, Book::delivery_service, code, edit);
    call.books = parts.books.current();
}

}  // namespace okno::api_v5
