// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/face.h"
#include "faces/ui/references.h"
#include "faces/ui/session.h"

namespace okno::ui {

const std::vector<Route>& routes() {
    static const std::vector<Route> table = {
        {"POST", "/ui/session", Entry::open, sign_in, "Sign in"},
        {"GET", "/ui/session", Entry::session, show_session, "Who is signed in"},
        {"DELETE", "/ui/session", Entry::session, sign_out, "Sign out"},
        {"PATCH", "/ui/me", Entry::session, edit_me, "Language, theme and preferences of one's own"},
        {"GET", "/ui/references", Entry::session, show_references, "Reference books in the person's language"},
    };
    return table;
}

}  // namespace okno::ui
