// SPDX-License-Identifier: Apache-2.0
// One request of a program: query and body as one bag, the key that asks, the shop it means, and typed reading of all that.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/json.h"
#include "core/context.h"
#include "modules/references/books_cache.h"
#include "modules/users/roster.h"
#include "platform/http/forms.h"
#include "platform/http/http.h"
#include "platform/http/route_tree.h"

namespace okno::api_v5 {

struct Parts;

// {ours, theirs}; "[]" stands for any index.
using FieldNames = std::span<const std::pair<std::string_view, std::string_view>>;

struct Page {
    int limit = 20;
    int number = 1;
};

// Reads the members of one branch of the bag ("filter"); what is wrong is collected as "filter[startDate]". Without a name it is the bag
// itself.
class FilterFields {
  public:
    FilterFields(const http::FormTree* branch, std::string name, std::string zone, Problems& problems);

    std::optional<std::string> text(std::string_view name) const;  // nothing when absent or empty
    std::vector<std::string> texts(std::string_view name) const;   // name=x, name[]=x&name[]=y; empty ones are left out
    std::optional<std::int64_t> integer(std::string_view name) const;
    std::vector<std::int64_t> integers(std::string_view name) const;
    std::optional<bool> flag(std::string_view name) const;  // "1" "0" "true" "false"
    std::optional<std::int64_t> scaled(std::string_view name, int decimals) const;
    // A date or a moment, in the account's zone. `until`: the moment after it, so that a whole day or second is inside.
    std::optional<Moment> from(std::string_view name) const;
    std::optional<Moment> until(std::string_view name) const;
    std::string date(std::string_view name) const;  // "YYYY-MM-DD"; "" when absent
    void problem(std::string_view name, std::string key, std::map<std::string, std::string> params = {}) const;
    // A condition that nobody has asked for would be left out in silence and too much be found: it is a problem instead.
    void refuse_others() const;

  private:
    const http::FormTree* find(std::string_view name) const;

    mutable std::set<std::string, std::less<>> asked_;
    const http::FormTree* branch_;
    std::string name_, zone_;
    Problems& problems_;
};

struct Call {
    const http::Request& request;
    const http::RouteMatch& route;
    http::FormTree bag;  // query, then body: the body's word is the last
    Context context;
    references::PinnedBooks books;
    std::shared_ptr<const users::Roster> roster;
    const users::ApiKey* key = nullptr;  // of the roster; never nullptr in a handler

    const std::string& path(std::string_view name) const;  // decoded; not_found when it is no UTF-8
    std::string text(std::string_view name) const;         // of the bag, cleaned; "" when absent
    // The JSON in a form field. Throws "Parameter 'order' is missing", or invalid naming the field.
    Json json(std::string_view name) const;
    FilterFields filter(Problems& problems) const;

    // The shop that is meant: parameter `site` (with siteBy), else the only one the key sees. Throws "Parameter 'site' is missing", invalid
    // for an unknown shop, forbidden for one that the key may not see.
    const references::Site& site() const;
    const references::Site* site_if_said() const;        // nullptr when not said and not the only one
    bool by_id(std::string_view selector = "by") const;  // by=id; absent is externalId
    // `limit` of 20, 50, 100 or 250 and `page` from 1.
    Page page(int default_limit = 20) const;
};

// The key of a request in whichever place it came: form or query `apiKey`, header X-API-KEY. "" when there is none.
std::string key_of(const http::Request& request, const http::Pairs& fields);
// Query and form fields in one list.
http::Pairs fields_of(const http::Request& request);

std::optional<std::int64_t> whole_number(std::string_view text);
[[noreturn]] void throw_missing_parameter(std::string_view name);

}  // namespace okno::api_v5
