// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/batch.h"

#include "base/json_fields.h"
#include "faces/api_v5/answer.h"
#include "faces/api_v5/parts_json.h"

namespace okno::api_v5 {

Json list_of(const Call& call, std::string_view field, std::size_t most) {
    const std::string name(field);
    Json around = Json::object();
    around.set(name, call.json(field));
    as_list(around, field);
    Json list = *around.find(field);
    if (!list.is_array()) throw_invalid(name, "error.array_expected");
    if (list.as_array().size() > most) throw_invalid(name, "error.too_many", {{"most", std::to_string(most)}});
    return list;
}

void FailedRecords::add(const Error& error, const Json& record, const std::string& place, const FieldNames* names) {
    if (error.kind != ErrorKind::invalid && error.kind != ErrorKind::conflict && error.kind != ErrorKind::not_found) throw error;
    Problems ignored;
    external_ids.push_back(record.is_object() ? JsonFields(record, "", ignored).text("externalId").value_or("") : "");
    for (const FieldError& field : error.fields) errors.push_back(place + (field.path.empty() ? "" : ".") + field_message(field, names));
    if (error.fields.empty()) errors.push_back(place + ": " + message_of(error));
}

JsonWriter batch_answer(const FailedRecords& failed, std::string_view message, std::string_view key) {
    if (failed.empty()) return success();
    JsonWriter out;
    out.begin_object().member("success", false).member("errorMsg", message);
    out.key("errors").begin_array();
    for (const std::string& error : failed.errors) out.string(error);
    out.end_array().key(key).begin_array();
    for (const std::string& external_id : failed.external_ids) {
        out.begin_object();
        print_text(out, "externalId", external_id);
        out.end_object();
    }
    out.end_array();
    return out;
}

int batch_status(const FailedRecords& failed) { return failed.empty() ? 200 : 460; }

}  // namespace okno::api_v5
