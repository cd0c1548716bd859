// SPDX-License-Identifier: Apache-2.0
// Signing in and out, and one's own account.
#pragma once

#include "faces/ui/face.h"

namespace okno::ui {

http::Response sign_in(const Parts& parts, Call& call);
http::Response show_session(const Parts& parts, Call& call);
http::Response sign_out(const Parts& parts, Call& call);
http::Response edit_me(const Parts& parts, Call& call);

}  // namespace okno::ui
