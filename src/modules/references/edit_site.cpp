// SPDX-License-Identifier: Apache-2.0
#include "modules/references/edit_site.h"

#include "core/operation.h"
#include "modules/references/reference_checks.h"
#include "modules/references/references_fields.h"
#include "modules/references/references_rights.h"
#include "modules/references/references_store.h"

namespace okno::references {

namespace {

EntityRef site_ref(const Site& site) { return {"site", site.id}; }
Place place_of(const Site& site) { return {site.id, 0}; }

template <typename T>
void take(T& into, const std::optional<T>& given) {
    if (given) into = *given;
}

SiteEdit checked(const Books& books, std::string_view code, SiteEdit edit, bool is_new) {
    Problems problems;
    check_code(problems, "code", code);
    check_name(problems, "name", edit.name, is_new);
    check_names(problems, "names", edit.names);
    check_url(problems, "url", edit.url);
    check_url(problems, "ymlUrl", edit.yml_url);
    check_text(problems, "description", edit.description);
    check_currency(problems, "currency", edit.currency);
    check_country(problems, "countryIso", edit.country_iso);
    check_zone(problems, "zone", edit.zone);
    check_text(problems, "numberFormat", edit.number_format, kLongestName);
    check_text(problems, "phones", edit.phones);
    check_text(problems, "address", edit.address);
    check_text(problems, "zip", edit.zip, kLongestName);
    check_text(problems, "senderEmail", edit.sender_email, kLongestName);
    check_text(problems, "senderName", edit.sender_name, kLongestName);
    if (edit.legal_entity && !edit.legal_entity->empty() && books.item(Book::legal_entity, *edit.legal_entity) == nullptr) {
        problems.add("contragentCode", "error.unknown_code", {{"code", *edit.legal_entity}});
    }
    for (const auto& [path, other] : {std::pair{"catalogueOf", &edit.catalogue_of}, std::pair{"buyersOf", &edit.buyers_of}}) {
        if (!*other) continue;
        if (!is_new) problems.add(path, "error.only_when_created");
        if (**other != code && books.site(**other) == nullptr) problems.add(path, "error.unknown_code", {{"code", **other}});
    }
    problems.throw_if_any();
    return edit;
}

void apply(const Books& books, const SiteEdit& edit, Site& site) {
    if (edit.name && *edit.name != site.name) site.names.clear();
    take(site.name, edit.name);
    take(site.names, edit.names);
    take(site.url, edit.url);
    take(site.description, edit.description);
    take(site.active, edit.active);
    take(site.is_default, edit.is_default);
    take(site.ordering, edit.ordering);
    take(site.currency, edit.currency);
    take(site.country_iso, edit.country_iso);
    take(site.zone, edit.zone);
    if (edit.number_format && !edit.number_format->empty()) site.number_format = *edit.number_format;
    if (edit.legal_entity) {
        const ReferenceItem* entity = books.item(Book::legal_entity, *edit.legal_entity);
        site.legal_entity_id = entity == nullptr ? 0 : entity->id;
    }
    take(site.yml_url, edit.yml_url);
    take(site.load_from_yml, edit.load_from_yml);
    take(site.phones, edit.phones);
    take(site.address, edit.address);
    take(site.zip, edit.zip);
    take(site.sender_email, edit.sender_email);
    take(site.sender_name, edit.sender_name);
}

// A new shop begins like the first one: its money, clock and buyers; a catalogue of its own.
Site new_site(const Books& books, std::string_view code, const SiteEdit& edit) {
    Site site;
    site.code = std::string(code);
    const AccountSettings& account = books.account();
    site.currency = account.currency;
    site.zone = account.zone;
    if (!account.countries.empty()) site.country_iso = account.countries.front();
    site.ordering = static_cast<int>(books.sites().size() + 1) * 10;
    site.is_default = books.sites().empty();
    if (const Site* first = books.default_site()) site.buyers_id = first->buyers_id;
    const auto shared = [&](const std::optional<std::string>& other, std::int64_t Site::*member, std::int64_t otherwise) {
        if (!other) return otherwise;
        const Site* of = *other == code ? nullptr : books.site(*other);
        return of == nullptr ? std::int64_t{0} : of->*member;
    };
    site.catalogue_id = shared(edit.catalogue_of, &Site::catalogue_id, site.catalogue_id);
    site.buyers_id = shared(edit.buyers_of, &Site::buyers_id, site.buyers_id);
    return site;
}

void keep_one_default(Operation& op, const Site& site) {
    if (!site.is_default) return;
    for (const Site& before : clear_default_sites(op, site.id)) {
        Site after = before;
        after.is_default = false;
        op.changed(site_ref(after), place_of(after), before, after, site_fields());
    }
}

}  // namespace

EditedReference edit_site(const Context& context, BooksCache& books, std::string_view code, const SiteEdit& given) {
    const PinnedBooks pinned = books.current();
    const SiteEdit edit = checked(*pinned, code, given, pinned->site(code) == nullptr);

    Operation op(context, references_edit);
    const std::optional<Site> before = find_site(op.connection(), code);
    if (!before && !edit.name) throw_conflict("error.changed_meanwhile");  // deleted since the snapshot
    Site site = before ? *before : new_site(*pinned, code, edit);
    apply(*pinned, edit, site);
    EditedReference edited{0, !before, 1, site.code};
    if (before) {
        op.require_access(place_of(*before));
        if (edit.version && *edit.version != before->version) throw_conflict("error.changed_meanwhile");
        if (site != *before) update_site(op, site);
        op.changed(site_ref(site), place_of(site), *before, site, site_fields());
    } else {
        if (!context.actor.all_sites) throw_forbidden();
        insert_site(op, site);
        op.created(site_ref(site), place_of(site), site, site_fields());
    }
    keep_one_default(op, site);
    edited.id = site.id;
    edited.version = site.version;
    count_change(op);
    op.result(site_ref(site));
    op.commit();
    books.changed();
    return edited;
}

}  // namespace okno::references
