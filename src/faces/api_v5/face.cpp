// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/face.h"

#include "base/error.h"
#include "base/id.h"
#include "faces/api_v5/answer.h"
#include "modules/references/account_settings.h"

namespace okno::api_v5 {

namespace {

const users::ApiKey& key_asking(const users::Roster& roster, const std::string& key) {
    if (key.empty()) throw Error(ErrorKind::unauthorized, {"error.key_missing", {}});
    const users::ApiKey* found = roster.api_key(keyed_hash(roster.secret(), key));
    if (found == nullptr) throw Error(ErrorKind::unauthorized, {"error.key_wrong", {}});
    return *found;
}

http::Response wrong_method(const http::RouteMatch& match, const std::string& method) {
    http::Response allowed = http::Response::allow(match.allowed, 405);
    if (method == "OPTIONS") return http::Response::allow(match.allowed, 204);
    http::Response answer = failure(405, "Method Not Allowed");
    if (const std::string* list = allowed.header("Allow")) answer.set("Allow", *list);
    return answer;
}

}  // namespace

Face::Face(Parts parts) : parts_(std::move(parts)), rate_limit_(parts_.rate_limit) {
    const std::vector<Route>& table = routes();
    for (std::size_t row = 0; row < table.size(); ++row) tree_.add(table[row].method, table[row].path, row);
}

http::Response Face::handle(const http::Request& request) {
    const http::RouteMatch match = tree_.find(request.method, request.path);
    if (match.outcome == http::RouteOutcome::method_not_allowed) return wrong_method(match, request.method);
    if (match.outcome != http::RouteOutcome::found) return failure(404, "API method not found");
    return answer_route(request, match);
}

http::Response Face::answer_route(const http::Request& request, const http::RouteMatch& match) {
    const Route& route = routes()[match.row];
    const std::string request_id = new_uuid();
    try {
        const http::Pairs fields = fields_of(request);
        const auto roster = parts_.roster.current();
        const users::ApiKey& key = key_asking(*roster, key_of(request, fields));
        if (!rate_limit_.take(key.id, parts_.clock.now())) throw Error(ErrorKind::too_many, {"error.rate_limit", {}});
        if (!route.scope.empty() && !key.has_scope(route.scope)) throw_forbidden();
        Context context{parts_.database, parts_.clock, parts_.events, parts_.topics, users::Roster::actor(key)};
        references::PinnedBooks books = parts_.books.current();
        context.language = books->account().language;
        context.zone = books->account().zone;
        context.request_id = request_id;
        Call call{request, match, http::FormTree::of(fields), std::move(context), std::move(books), roster, &key};
        return route.handler(parts_, call);
    } catch (...) {
        return refusal(std::current_exception(), {route.method == "GET", route.names, request_id});
    }
}

http::Response Face::reference() {
    const std::string nonce = random_token(22);
    http::Response response = http::Response::html(200, reference_page(nonce));
    response.set("Content-Security-Policy",
                 "default-src 'none'; style-src 'nonce-" + nonce + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    return response;
}

}  // namespace okno::api_v5
