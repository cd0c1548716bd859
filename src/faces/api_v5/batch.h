// SPDX-License-Identifier: Apache-2.0
// Batches: a list of records in one form field, of which some may be refused while the others are kept (status 460).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/json.h"
#include "faces/api_v5/request.h"

namespace okno::api_v5 {

// The array in a form field, of at most so many records; throws invalid naming the field.
Json list_of(const Call& call, std::string_view field, std::size_t most);

// The records of a batch that were refused.
struct FailedRecords {
    std::vector<std::string> external_ids;  // "" where there was none
    std::vector<std::string> errors;        // "orders[3].items[0].quantity: …"

    // Only what is wrong with the record itself; anything else (no right, no database) is thrown on and ends the batch.
    void add(const Error& error, const Json& record, const std::string& place, const FieldNames* names);
    bool empty() const { return external_ids.empty(); }
    std::size_t size() const { return external_ids.size(); }
};

// The envelope of a batch, left open: success, and on failures errorMsg, errors and the list `key` ("failedOrders").
JsonWriter batch_answer(const FailedRecords& failed, std::string_view message, std::string_view key);
int batch_status(const FailedRecords& failed);  // 200 or 460

}  // namespace okno::api_v5
