// SPDX-License-Identifier: Apache-2.0
// What happened to a record, in words: the journal's rows of one act are one entry.
#pragma once

#include <string>

#include "faces/ui/face.h"

namespace okno::ui {

http::Response show_order_timeline(const Parts& parts, Call& call);
http::Response show_customer_timeline(const Parts& parts, Call& call);

std::string describe_timeline_shapes();

}  // namespace okno::ui
