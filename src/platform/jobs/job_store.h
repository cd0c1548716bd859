// SPDX-License-Identifier: Apache-2.0
// The SQL of the jobs table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "platform/jobs/queue.h"

namespace okno::jobs {

struct Claimed {
    Job job;              // attempts counts this one: with the id it names the claim, so one who came too late changes nothing
    std::string payload;  // as written: one that does not parse fails as a run, not as a claim
    Moment run_at = 0;
};

// There is something to claim; asks a reader, so that idle workers leave the writer alone.
bool any_due(db::Connection& connection, const std::vector<std::string>& kinds, Moment now);
// The oldest due job of these kinds, with kLease to finish it.
std::optional<Claimed> claim(db::Connection& connection, const std::vector<std::string>& kinds, Moment now);
void renew(db::Connection& connection, const Job& job, Moment now);
void finish(db::Connection& connection, const Job& job);
// At run_at again, or, without one, never.
void fail(db::Connection& connection, const Job& job, std::string_view error, Moment now, std::optional<Moment> run_at);

// The row of a repeated job: made when there is none, moved nearer when the interval has become shorter.
void ensure_repeated(db::Connection& connection, std::string_view kind, Moment interval, Moment now);
void repeat_at(db::Connection& connection, const Job& job, std::string_view error, Moment run_at);

}  // namespace okno::jobs
