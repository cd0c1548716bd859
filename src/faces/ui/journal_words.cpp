// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/journal_words.h"

#include <unordered_map>

#include "modules/customers/address.h"
#include "modules/customers/customer_fields.h"
#include "modules/customers/customer_rights.h"
#include "modules/orders/order_fields.h"

namespace okno::ui {

namespace {

using FactsByName = std::unordered_map<std::string_view, FieldFacts>;

template <typename Record>
void add(FactsByName& all, const FieldTable<Record>& table) {
    for (const Field<Record>& field : table) {
        if (!field.facts.history_name.empty()) all.emplace(field.facts.history_name, field.facts);
    }
}

const FactsByName& order_facts() {
    static const FactsByName facts = [] {
        FactsByName all;
        add(all, orders::order_fields());
        add(all, orders::item_fields());
        add(all, orders::payment_fields());
        return all;
    }();
    return facts;
}

const FactsByName& customer_facts() {
    static const FactsByName facts = [] {
        FactsByName all;
        add(all, customers::customer_fields());
        add(all, customers::address_fields());
        return all;
    }();
    return facts;
}

std::string title(const references::Books& books, std::string_view book, std::string_view code, std::string_view language) {
    if (book == "status") {
        const references::Status* status = books.status(code);
        return status == nullptr ? std::string(code) : status->title(language);
    }
    if (book == "site") {
        const references::Site* site = books.site(code);
        return site == nullptr ? std::string(code) : site->title(language);
    }
    const std::optional<references::Book> known = references::book_from(book);
    const references::ReferenceItem* item = known ? books.item(*known, code) : nullptr;
    return item == nullptr ? std::string(code) : item->title(language);
}

std::string plain(const Json& value) {
    if (value.is_null()) return "";
    if (value.is_string()) return value.as_string();
    if (value.is_number()) return value.digits();
    if (value.is_bool()) return value.as_bool() ? "1" : "0";
    return value.dump();
}

}  // namespace

const FieldFacts* facts_of(const JournalRow& row) {
    const FactsByName& facts = row.record.kind == "customer" ? customer_facts() : order_facts();
    const auto found = facts.find(row.field);
    return found == facts.end() ? nullptr : &found->second;
}

std::string_view type_name(FieldType type) {
    switch (type) {
        case FieldType::text:
        case FieldType::long_text: return "text";
        case FieldType::integer: return "integer";
        case FieldType::money:
        case FieldType::price: return "money";
        case FieldType::quantity: return "quantity";
        case FieldType::percent: return "percent";
        case FieldType::flag: return "flag";
        case FieldType::date: return "date";
        case FieldType::time_of_day: return "time";
        case FieldType::moment: return "moment";
        case FieldType::reference:
        case FieldType::person:
        case FieldType::record: return "reference";
        case FieldType::object: return "object";
    }
    return "text";
}

std::string in_words(const Json& value, const FieldFacts* facts, const Call& call) {
    if (!value.is_object()) return plain(value);
    if (const Json* code = value.find("code"); code != nullptr && code->is_string()) {
        return title(*call.books, facts == nullptr ? "" : facts->references, code->as_string(), call.context.language);
    }
    if (const Json* id = value.find("id")) {
        const std::int64_t number = id->to_int().value_or(0);
        const bool person = facts != nullptr && facts->type == FieldType::person;
        const std::string name = person ? call.roster->user_name(number) : "";
        return name.empty() ? "#" + std::to_string(number) : name;
    }
    return value.dump();
}

bool may_see(const JournalRow& row, const FieldFacts* facts, const Actor& actor) {
    if (row.part == "phone") return actor.may(customers::customers_see_contacts);  // of a customer; phones come and go without facts
    return facts == nullptr || facts->hidden_behind == nullptr || actor.may(*facts->hidden_behind);
}

}  // namespace okno::ui
