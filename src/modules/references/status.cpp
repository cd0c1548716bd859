// SPDX-License-Identifier: Apache-2.0
#include "modules/references/status.h"

namespace okno::references {

std::string_view to_string(StageKind kind) {
    switch (kind) {
        case StageKind::fresh: return "new";
        case StageKind::work: return "work";
        case StageKind::delivery: return "delivery";
        case StageKind::done: return "done";
        case StageKind::cancelled: return "cancelled";
        case StageKind::returned: return "return";
    }
    return "work";
}

std::optional<StageKind> stage_kind_from(std::string_view text) {
    for (StageKind kind :
         {StageKind::fresh, StageKind::work, StageKind::delivery, StageKind::done, StageKind::cancelled, StageKind::returned}) {
        if (to_string(kind) == text) return kind;
    }
    return std::nullopt;
}

}  // namespace okno::references
