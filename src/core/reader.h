// SPDX-License-Identifier: Apache-2.0
// The one way to read: a right checked once, a snapshot, and the scope that every list must turn into its WHERE.
#pragma once

#include <memory>

#include "core/context.h"
#include "core/rights.h"

namespace okno {

class Reader {
  public:
    Reader(const Context& context, const Right& right);  // throws forbidden

    const Context& context() const { return context_; }
    db::Connection& connection() { return lease_->connection(); }
    const Scope& scope() const { return scope_; }
    Moment now() const { return context_.now(); }

  private:
    const Context& context_;
    Scope scope_;
    std::unique_ptr<db::ReadLease> lease_;
};

}  // namespace okno
