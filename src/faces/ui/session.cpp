// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/session.h"

#include "base/error.h"
#include "faces/ui/answer.h"
#include "faces/ui/shapes.h"
#include "modules/references/account_settings.h"
#include "modules/users/edit_own_account.h"
#include "platform/http/cookies.h"

namespace okno::ui {

namespace {

std::string text_of(const Json& body, std::string_view name) {
    const Json* value = body.find(name);
    if (value == nullptr || value->is_null()) return "";
    if (!value->is_string()) throw_invalid(std::string(name), "error.text_expected");
    return value->as_string();
}

std::optional<std::string> maybe_text_of(const Json& body, std::string_view name) {
    if (body.find(name) == nullptr) return std::nullopt;
    return text_of(body, name);
}

std::string cookie(const Parts& parts, std::string value, std::chrono::seconds life) {
    http::SetCookie made;
    made.name = kSessionCookie;
    made.value = std::move(value);
    made.max_age = life;
    made.secure = parts.secure_cookie;
    return made.header();
}

http::Response session_answer(const Parts& parts, const Call& call, const users::User& user, const Actor& actor,
                              const users::Session& session) {
    SessionShape shape{user, actor, session, call.books->account().zone, call.books->account().currency, parts.version};
    JsonWriter out;
    print(out, shape);
    return answer(200, out);
}

}  // namespace

http::Response sign_in(const Parts& parts, Call& call) {
    const Json body = call.body();
    users::SignIn input{text_of(body, "email"), text_of(body, "password"), call.request.peer_address,
                        std::string(call.request.header("User-Agent"))};
    const users::SignedIn done = users::sign_in(call.context, input, parts.session_life);
    auto roster = parts.roster.current();
    if (roster->user(done.session.user_id) == nullptr) {  // made by another process a moment ago
        parts.roster.forget();
        roster = parts.roster.current();
    }
    const users::User* user = roster->user(done.session.user_id);
    const std::optional<Actor> actor = roster->actor(done.session.user_id);
    if (user == nullptr || !actor) throw Error(ErrorKind::unauthorized, {"error.sign_in", {}});
    http::Response response = session_answer(parts, call, *user, *actor, done.session);
    response.add("Set-Cookie", cookie(parts, done.token, std::chrono::seconds(parts.session_life.absolute / kSecond)));
    return response;
}

http::Response show_session(const Parts& parts, Call& call) {
    return session_answer(parts, call, *call.user, call.context.actor, call.session);
}

http::Response sign_out(const Parts& parts, Call& call) {
    users::sign_out(call.context, call.session.id);
    http::Response response = nothing();
    response.add("Set-Cookie", cookie(parts, "", std::chrono::seconds(0)));
    return response;
}

http::Response edit_me(const Parts& parts, Call& call) {
    if (call.done_before("user")) return session_answer(parts, call, *call.user, call.context.actor, call.session);
    const Json body = call.body();
    users::OwnAccountEdit edit;
    edit.language = maybe_text_of(body, "language");
    edit.theme = maybe_text_of(body, "theme");
    if (const Json* preferences = body.find("preferences")) {
        if (!preferences->is_object()) throw_invalid("preferences", "error.json_expected");
        edit.preferences.emplace();
        for (const auto& [key, value] : preferences->as_object()) {
            if (!value.is_string()) throw_invalid("preferences." + key, "error.text_expected");
            (*edit.preferences)[key] = value.as_string();
        }
    }
    const users::User user = users::edit_own_account(call.context, edit);
    return session_answer(parts, call, user, call.context.actor, call.session);
}

}  // namespace okno::ui
