// SPDX-License-Identifier: Apache-2.0
#include "core/reader.h"

#include "base/error.h"

namespace okno {

Reader::Reader(const Context& context, const Right& right) : context_(context), scope_(context.actor.scope(right)) {
    if (scope_.level == Level::none) throw_forbidden();
    lease_ = context.database.read();
}

}  // namespace okno
