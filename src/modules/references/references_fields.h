// SPDX-License-Identifier: Apache-2.0
// Field tables of the reference records.
#pragma once

#include "core/fields.h"
#include "modules/references/account_settings.h"
#include "modules/references/reference_item.h"
#include "modules/references/site.h"
#include "modules/references/status.h"

namespace okno::references {

const FieldTable<Site>& site_fields();
const FieldTable<Status>& status_fields();
// The common fields; the facts of a book are compared by edit_reference.
const FieldTable<ReferenceItem>& item_fields();
const FieldTable<AccountSettings>& account_fields();

}  // namespace okno::references
