// SPDX-License-Identifier: Apache-2.0
#include "modules/references/books.h"

#include <algorithm>

#include "base/error.h"
#include "base/money.h"

namespace okno::references {

namespace {

Json code_object(std::string_view code) {
    if (code.empty()) return {};
    Json json = Json::object();
    json.set("code", code);
    return json;
}

template <typename Entry>
std::string_view code_of(const Entry* entry) {
    return entry == nullptr ? std::string_view() : std::string_view(entry->code);
}

}  // namespace

Books::Books(Content content)
    : account_(std::move(content.account)),
      version_(content.version),
      sites_(std::move(content.sites)),
      groups_(std::move(content.groups)),
      statuses_(std::move(content.statuses)) {
    std::array<std::vector<ReferenceItem>, kBooks.size()> by_book;
    for (ReferenceItem& item : content.items) by_book[static_cast<std::size_t>(item.book)].push_back(std::move(item));
    for (std::size_t book = 0; book < by_book.size(); ++book) items_[book] = Shelf<ReferenceItem>(std::move(by_book[book]));
}

std::vector<const Site*> Books::sites_of(const Actor& actor) const {
    if (actor.all_sites) return sites();
    std::vector<const Site*> seen;
    for (const Site* site : sites()) {
        if (std::find(actor.sites.begin(), actor.sites.end(), site->id) != actor.sites.end()) seen.push_back(site);
    }
    return seen;
}

const Site* Books::default_site() const {
    for (const Site* site : sites()) {
        if (site->is_default) return site;
    }
    return sites().empty() ? nullptr : sites().front();
}

const StatusGroup& Books::group_of(const Status& status) const {
    const StatusGroup* group = status_group(status.group_id);
    check(group != nullptr, "references: a status without its group");
    return *group;
}

std::vector<const Status*> Books::statuses_in(const StatusGroup& group) const {
    std::vector<const Status*> inside;
    for (const Status* status : statuses()) {
        if (status->group_id == group.id) inside.push_back(status);
    }
    return inside;
}

const Status* Books::first_status() const {
    const Status* fresh = nullptr;
    for (const Status* status : statuses()) {
        if (!status->active) continue;
        if (status->is_default) return status;
        if (fresh == nullptr && group_of(*status).kind == StageKind::fresh) fresh = status;
    }
    return fresh;
}

const ReferenceItem* Books::item(Book book, std::int64_t id) const { return shelf(book).find(id); }

const ReferenceItem* Books::default_item(Book book) const {
    for (const ReferenceItem* item : items(book)) {
        if (item->is_default && item->active) return item;
    }
    return nullptr;
}

std::string_view Books::code(Book book, std::int64_t id) const { return code_of(item(book, id)); }
std::string_view Books::site_code(std::int64_t id) const { return code_of(site(id)); }
std::string_view Books::status_code(std::int64_t id) const { return code_of(status(id)); }

Json Books::reference(Book book, std::int64_t id) const { return code_object(code(book, id)); }
Json Books::site_reference(std::int64_t id) const { return code_object(site_code(id)); }
Json Books::status_reference(std::int64_t id) const { return code_object(status_code(id)); }

int Books::decimals(std::string_view currency) { return currency_decimals(currency).value_or(2); }

}  // namespace okno::references
