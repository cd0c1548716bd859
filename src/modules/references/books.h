// SPDX-License-Identifier: Apache-2.0
// Every reference book of the account as one immutable snapshot: by id, by code, in order. Use cases of the modules above take
// (const Context&, const Books&, …), with a snapshot that the face pinned for the length of the request (BooksCache::current()); tables
// keep ids, the journal keeps {"code": …}. Deleted entries are found by id (old orders point at them), but not by code and not in the
// lists.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/json.h"
#include "core/actor.h"
#include "modules/references/account_settings.h"
#include "modules/references/reference_facts.h"
#include "modules/references/reference_item.h"
#include "modules/references/site.h"
#include "modules/references/status.h"

namespace okno::references {

// One kind of entry: all of them, found by id and by code. Entries are kept in order (ordering, then id); live() leaves the deleted ones
// out.
template <typename Entry>
class Shelf {
  public:
    Shelf() = default;
    explicit Shelf(std::vector<Entry> entries) : entries_(std::move(entries)) {
        for (const Entry& entry : entries_) {
            by_id_.emplace(entry.id, &entry);
            if (entry.deleted) continue;
            by_code_.emplace(entry.code, &entry);
            live_.push_back(&entry);
        }
    }
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;
    Shelf(Shelf&&) noexcept = default;
    Shelf& operator=(Shelf&&) noexcept = default;

    const Entry* find(std::int64_t id) const {
        auto found = by_id_.find(id);
        return found == by_id_.end() ? nullptr : found->second;
    }
    const Entry* find(std::string_view code) const {
        auto found = by_code_.find(code);
        return found == by_code_.end() ? nullptr : found->second;
    }
    const std::vector<const Entry*>& live() const { return live_; }

  private:
    std::vector<Entry> entries_;  // a moved vector keeps its elements in place, so pointers and views into them stay good
    std::unordered_map<std::int64_t, const Entry*> by_id_;
    std::unordered_map<std::string_view, const Entry*> by_code_;
    std::vector<const Entry*> live_;
};

class Books {
  public:
    // Each list in order.
    struct Content {
        AccountSettings account;
        std::vector<Site> sites;
        std::vector<StatusGroup> groups;
        std::vector<Status> statuses;
        std::vector<ReferenceItem> items;
        std::int64_t version = 0;  // grows with every change of the books
    };
    explicit Books(Content content);

    const AccountSettings& account() const { return account_; }
    std::int64_t version() const { return version_; }

    // Each finder: nullptr when there is none.
    const Site* site(std::int64_t id) const { return sites_.find(id); }
    const Site* site(std::string_view code) const { return sites_.find(code); }
    const std::vector<const Site*>& sites() const { return sites_.live(); }
    // The live sites that the actor may see, in order.
    std::vector<const Site*> sites_of(const Actor& actor) const;
    // The default one, else the first; nullptr in an empty account.
    const Site* default_site() const;

    const StatusGroup* status_group(std::int64_t id) const { return groups_.find(id); }
    const StatusGroup* status_group(std::string_view code) const { return groups_.find(code); }
    const std::vector<const StatusGroup*>& status_groups() const { return groups_.live(); }

    const Status* status(std::int64_t id) const { return statuses_.find(id); }
    const Status* status(std::string_view code) const { return statuses_.find(code); }
    const std::vector<const Status*>& statuses() const { return statuses_.live(); }
    const StatusGroup& group_of(const Status& status) const;
    std::vector<const Status*> statuses_in(const StatusGroup& group) const;
    // Of a new order: the default one, else the first active one of a group of kind fresh.
    const Status* first_status() const;

    const ReferenceItem* item(Book book, std::int64_t id) const;
    const ReferenceItem* item(Book book, std::string_view code) const { return shelf(book).find(code); }
    const std::vector<const ReferenceItem*>& items(Book book) const { return shelf(book).live(); }
    const ReferenceItem* default_item(Book book) const;  // the active default one, nullptr when there is none

    // Code of an entry, "" for 0 or an unknown id.
    std::string_view code(Book book, std::int64_t id) const;
    std::string_view site_code(std::int64_t id) const;
    std::string_view status_code(std::int64_t id) const;
    // How the journal keeps a reference: {"code": …}, null for 0 or an unknown id.
    Json reference(Book book, std::int64_t id) const;
    Json site_reference(std::int64_t id) const;
    Json status_reference(std::int64_t id) const;

    // Decimals of a currency of the account; 2 for an unknown one.
    static int decimals(std::string_view currency);

  private:
    const Shelf<ReferenceItem>& shelf(Book book) const { return items_[static_cast<std::size_t>(book)]; }

    AccountSettings account_;
    std::int64_t version_ = 0;
    Shelf<Site> sites_;
    Shelf<StatusGroup> groups_;
    Shelf<Status> statuses_;
    std::array<Shelf<ReferenceItem>, kBooks.size()> items_;
};

}  // namespace okno::references
