// SPDX-License-Identifier: Apache-2.0
// Facts on a record's fields, once: the journal, filters, export, triggers, print forms and API names all read the same table.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "core/rights.h"

namespace okno {

enum class FieldType {
    text,
    long_text,
    integer,
    money,
    price,
    quantity,
    percent,
    flag,
    date,
    time_of_day,
    moment,
    reference,
    person,
    record,
    object
};

// What is true of a field whatever the record. Empty API or history name: not in that face.
struct FieldFacts {
    std::string_view name = {};  // ours, also the key of its label: "field.order.customer_comment"
    FieldType type = FieldType::text;
    std::string_view api_name = {};      // "customerComment"
    std::string_view history_name = {};  // "customer_comment"
    bool audited = true;
    const Right* hidden_behind = nullptr;  // shown and set only with this right
    bool personal = false;                 // a person's data: erased on request, also in the journal
    std::string_view references = {};      // reference book or record kind of a reference: "status", "user"
};

template <typename Record>
struct Field {
    FieldFacts facts;
    // The value as the journal keeps it: a scalar, {"code": …} for a reference, {"id": …} for a record, null when empty.
    Json (*get)(const Record&) = nullptr;
    // Puts a journal value back (rebuilding an earlier state); nullptr for what is worked out.
    void (*set)(Record&, const Json&) = nullptr;
};

template <typename Record>
using FieldTable = std::vector<Field<Record>>;

}  // namespace okno
