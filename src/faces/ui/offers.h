// SPDX-License-Identifier: Apache-2.0
// Goods while their name, article or barcode is being typed; and the drawn pictures of a demo shop.
#pragma once

#include "faces/ui/face.h"

namespace okno::ui {

http::Response search_offers(const Parts& parts, Call& call);
http::Response show_picture(const Parts& parts, Call& call);

std::string describe_offer_shapes();

}  // namespace okno::ui
