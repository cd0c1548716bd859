// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/account.h"

#include "faces/api_v5/answer.h"
#include "modules/users/api_scopes.h"

namespace okno::api_v5 {

namespace {

http::Response show_versions(const Parts&, Call&) {
    JsonWriter out = success();
    out.key("versions").begin_array().string("5.0").end_array();
    return finish(out);
}

// The list of methods as older modules want it: without the version, "/api/reference/sites/{code}/edit".
void print_methods(JsonWriter& out, const users::ApiKey& key) {
    constexpr std::string_view prefix = "/api/v5/";
    out.key("credentials").begin_array();
    std::string_view last;
    for (const Route& route : routes()) {
        const bool may = route.scope.empty() || key.has_scope(route.scope);
        if (!may || !route.path.starts_with(prefix) || route.path == last) continue;
        last = route.path;
        out.string("/api/" + std::string(route.path.substr(prefix.size())));
    }
    out.end_array();
}

http::Response show_credentials(const Parts&, Call& call) {
    JsonWriter out = success();
    print_methods(out, *call.key);
    out.key("scopes").begin_array();
    for (const std::string_view scope : users::kApiScopes) {
        if (call.key->has_scope(scope)) out.string(scope);
    }
    out.end_array();
    out.member("siteAccess", call.key->all_sites ? "access_full" : "access_selective");
    out.key("sitesAvailable").begin_array();
    for (const references::Site* site : call.books->sites_of(call.context.actor)) out.string(site->code);
    out.end_array();
    return finish(out);
}

http::Response show_system(const Parts& parts, Call&) {
    JsonWriter out = success();
    out.member("systemVersion", parts.version).member("publicUrl", parts.public_url).member("technicalUrl", parts.public_url);
    return finish(out);
}

}  // namespace

std::vector<Route> account_routes() {
    return {
        {"GET", "/api/api-versions", "", show_versions, "Versions of the API"},
        {"GET", "/api/credentials", "", show_credentials, "Scopes, methods and shops of the key"},
        {"GET", "/api/system-info", "", show_system, "Version and addresses of the system"},
    };
}

}  // namespace okno::api_v5
