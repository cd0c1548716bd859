// SPDX-License-Identifier: Apache-2.0
// Who matches what is being typed, those who bought last first; a few ids at a time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/reader.h"
#include "modules/customers/customer_search.h"

namespace okno::customers {

class RecognitionList {
  public:
    // buyers_id 0: of every base within reach.
    RecognitionList(Reader& reader, std::int64_t buyers_id, std::size_t most) : reader_(reader), buyers_id_(buyers_id), most_(most) {}

    std::vector<std::int64_t> by_digits(const std::string& digits) const;  // a whole phone
    std::vector<std::int64_t> by_term(const SearchColumn& column, const SearchTerm& term) const;
    std::vector<std::int64_t> by_email_beginning(const std::string& email_lower) const;

  private:
    struct Hits {
        std::vector<std::int64_t> ids;  // the best of them
        int found = 0;                  // all, counted to kRareHits
    };
    Hits best_of_hits(const SearchColumn& column, const SearchTerm& term) const;
    std::vector<std::int64_t> look_through_recent(const SearchColumn& column, const SearchTerm& term, int rows_at_most) const;
    void limit_rows(SqlFilter& where) const;
    std::vector<std::int64_t> ids(const std::string& sql, const SqlFilter& where) const;

    Reader& reader_;
    std::int64_t buyers_id_;
    std::size_t most_;
};

}  // namespace okno::customers
