// SPDX-License-Identifier: Apache-2.0
// The one way to write: right, transaction, history, events and live topics in one place. No commit() means rollback.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/context.h"
#include "core/entity_ref.h"
#include "core/events.h"
#include "core/fields.h"
#include "core/journal.h"
#include "core/rights.h"

namespace okno {

// One part of a record in the journal: an item, a payment.
struct PartRef {
    std::string part;  // "item"
    std::int64_t id = 0;
    Json stub;  // shown beside the change
};

// Where a record stands, for row limits, topics and the journal.
struct Place {
    std::int64_t site_id = 0;
    std::int64_t owner_id = 0;
    bool operator==(const Place&) const = default;
};

class Operation {
  public:
    // Throws forbidden when the actor has no level of the right at all; then takes the writer's turn. Parse, validate and hash before.
    // A write whose UUID (Context::act) was committed before throws conflict "error.repeated"; result_of_act() then has its answer.
    Operation(const Context& context, const Right& right);
    ~Operation();
    Operation(const Operation&) = delete;
    Operation& operator=(const Operation&) = delete;

    const Context& context() const { return context_; }
    const Right& right() const { return right_; }
    db::Connection& connection() { return transaction_->connection(); }
    Moment now() const { return now_; }  // one moment for the whole operation

    // Throws not_found (a record one may not know of) when the actor's level or shops do not reach it.
    void require_access(const Place& place) const;

    template <typename Record>
    void created(const EntityRef& ref, const Place& place, const Record&, const FieldTable<Record>&) {
        record_created(ref, place);
    }
    // A creation whose one row names another field than "id" (orders: "status").
    void created_as(const EntityRef& ref, const Place& place, std::string field, Json new_value);

    // One row for each audited field that differs. Returns the names of the fields that changed.
    template <typename Record>
    std::vector<std::string> changed(const EntityRef& ref, const Place& place, const Record& before, const Record& after,
                                     const FieldTable<Record>& fields, const PartRef* part = nullptr) {
        std::vector<std::string> names;
        for (const Field<Record>& field : fields) {
            if (!field.facts.audited || field.facts.history_name.empty() || field.get == nullptr) continue;
            Json old_value = field.get(before);
            Json new_value = field.get(after);
            if (old_value == new_value) continue;
            names.emplace_back(field.facts.name);
            note(ref, place, part, std::string(field.facts.history_name), std::move(old_value), std::move(new_value));
        }
        return names;
    }
    // One row written by hand of the caller: part added (old null), part removed (new null, stub = its whole state), and the like. The
    // record is "changed".
    void note(const EntityRef& ref, const Place& place, const PartRef* part, std::string field, Json old_value, Json new_value,
              Json extra = {});
    void deleted(const EntityRef& ref, const Place& place, Json extra = {});
    // Says that open screens and listeners of "<kind>.<act>" should look, without a journal row. Repeated touches of one record fold into
    // one, and a record created in this operation is not "changed" as well.
    void touched(const EntityRef& ref, const Place& place, std::string act);

    // The record that a repeat of this browser's write (Context::act) is answered with.
    void result(EntityRef ref) { result_ = std::move(ref); }
    void source(Source source) { source_ = source; }

    // Writes the journal and the outbox, commits, then publishes topics.
    void commit();

  private:
    // What happened to one record: an event for listeners, a topic for open screens.
    struct Happening {
        EntityRef record;
        Place place;
        std::string act;
    };

    void record_created(const EntityRef& ref, const Place& place);
    JournalRow& add_row(const EntityRef& ref, const Place& place, std::string field, Json old_value, Json new_value);
    std::vector<Happening> settled() const;
    void put_jobs(const std::vector<Happening>& happenings);
    bool heard(const Happening& happening) const;
    void publish(const std::vector<Happening>& happenings) const;

    const Context& context_;
    const Right& right_;
    std::unique_ptr<db::Transaction> transaction_;
    Moment now_ = 0;
    Source source_ = Source::code;
    std::string act_;  // of the journal rows
    EntityRef result_;
    std::vector<JournalRow> rows_;
    std::vector<Happening> happenings_;
};

inline constexpr int kDeepest = 8;  // of rules that set off one another
inline constexpr Moment kActsAreKept = 7 * kDay;

// What an earlier write with this UUID by the same actor made, if it was committed within seven days.
std::optional<EntityRef> result_of_act(db::Connection& connection, const Actor& actor, std::string_view act);

// Forgets acts older than seven days; returns how many. A job of the application.
std::int64_t purge_acts(db::Database& database, Moment now);

}  // namespace okno
