// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/sites.h"

#include "base/json_fields.h"
#include "faces/api_v5/answer.h"
#include "modules/references/edit_site.h"

namespace okno::api_v5 {

namespace {

using references::Site;

constexpr std::pair<std::string_view, std::string_view> kSiteNames[] = {
    {"is_default", "defaultForCrm"},
    {"legal_entity", "contragentCode"},
};
constexpr FieldNames kNames(kSiteNames);

void print_if(JsonWriter& out, std::string_view name, const std::string& text) {
    if (!text.empty()) out.member(name, text);
}

void print_site(JsonWriter& out, const Site& site, const Call& call) {
    out.begin_object().member("id", site.id).member("name", site.title(call.context.language));
    print_if(out, "url", site.url);
    out.member("code", site.code);
    print_if(out, "description", site.description);
    print_if(out, "phones", site.phones);
    print_if(out, "address", site.address);
    print_if(out, "zip", site.zip);
    out.member("active", site.active).member("defaultForCrm", site.is_default);
    print_if(out, "ymlUrl", site.yml_url);
    out.member("loadFromYml", site.load_from_yml);
    if (site.catalogue_loaded_at != 0) out.member("catalogUpdatedAt", format_local(site.catalogue_loaded_at, call.context.zone));
    out.member("ordering", site.ordering).member("countryIso", site.country_iso).member("currency", site.currency);
    print_if(out, "senderEmail", site.sender_email);
    print_if(out, "senderName", site.sender_name);
    if (const references::ReferenceItem* entity = call.books->item(references::Book::legal_entity, site.legal_entity_id))
        out.member("contragentCode", entity->code);
    out.member("catalogId", std::to_string(site.catalogue_id))
        .member("isCatalogMainSite", site.catalogue_id == site.id)
        .member("isDemo", false);
    out.end_object();
}

references::SiteEdit read_site(const Json& json, Problems& problems) {
    const JsonFields site(json, "", problems);
    references::SiteEdit edit;
    edit.name = site.text("name");
    edit.url = site.text("url");
    edit.description = site.text("description");
    edit.active = site.flag("active");
    edit.is_default = site.flag("defaultForCrm");
    if (const auto ordering = site.integer("ordering"))
        edit.ordering = static_cast<int>(std::clamp<std::int64_t>(*ordering, -1'000'000, 1'000'000));
    edit.currency = site.text("currency");
    edit.country_iso = site.text("countryIso");
    edit.legal_entity = site.text("contragentCode");
    edit.yml_url = site.text("ymlUrl");
    edit.load_from_yml = site.flag("loadFromYml");
    edit.phones = site.text("phones");
    edit.address = site.text("address");
    edit.zip = site.text("zip");
    edit.sender_email = site.text("senderEmail");
    edit.sender_name = site.text("senderName");
    return edit;
}

http::Response list_sites(const Parts&, Call& call) {
    JsonWriter out = success();
    out.key("sites").begin_object();
    for (const Site* site : call.books->sites_of(call.context.actor)) {
        out.key(site->code);
        print_site(out, *site, call);
    }
    out.end_object();
    return finish(out);
}

http::Response edit_site(const Parts& parts, Call& call) {
    Problems problems;
    const references::SiteEdit edit = read_site(call.json("site"), problems);
    problems.throw_if_any();
    references::edit_site(call.context, parts.books, call.path("code"), edit);
    return done(201);
}

}  // namespace

std::vector<Route> site_routes() {
    return {
        {"GET", "/api/v5/reference/sites", "reference_read", list_sites, "Shops that the key sees"},
        {"POST", "/api/v5/reference/sites/{code}/edit", "reference_write", edit_site, "Make a shop or change one", "site", &kNames},
    };
}

}  // namespace okno::api_v5
