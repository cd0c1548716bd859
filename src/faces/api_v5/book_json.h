// SPDX-License-Identifier: Apache-2.0
// Reference books as the API prints them, entry by entry, and the edit of a status as it comes.
#pragma once

#include "base/json.h"
#include "faces/api_v5/parts_json.h"
#include "faces/api_v5/request.h"
#include "modules/references/edit_status.h"

namespace okno::api_v5 {

// The whole entry as a value.
void print_item(JsonWriter& out, const references::ReferenceItem& item, const Account& account);
void print_status(JsonWriter& out, const references::Status& status, const Account& account);
void print_status_group(JsonWriter& out, const references::StatusGroup& group, const Account& account);

references::StatusEdit read_status(const Json& record, Problems& problems);

}  // namespace okno::api_v5
