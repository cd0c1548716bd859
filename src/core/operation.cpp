// SPDX-License-Identifier: Apache-2.0
#include "core/operation.h"

#include <algorithm>

#include "base/error.h"
#include "base/id.h"
#include "base/log.h"
#include "base/text.h"
#include "core/journal_write.h"
#include "platform/jobs/queue.h"

namespace okno {

namespace {

Source source_of(ActorKind kind) {
    switch (kind) {
        case ActorKind::user: return Source::user;
        case ActorKind::api_key: return Source::api;
        case ActorKind::rule: return Source::rule;
        case ActorKind::system: return Source::code;
    }
    return Source::code;
}

std::string event_name(const EntityRef& record, const std::string& act) { return record.kind + '.' + act; }

}  // namespace

Operation::Operation(const Context& context, const Right& right)
    : context_(context), right_(right), source_(source_of(context.actor.kind)) {
    if (!context.actor.may(right)) throw_forbidden();
    if (!context.act.empty() && !is_uuid(context.act)) throw_invalid("act", "error.act");
    act_ = hex(random_bytes(4));
    transaction_ = context.database.write();
    now_ = context.now();
    if (!context.act.empty() && !claim_act(connection(), context.actor, context.act, now_)) throw_conflict("error.repeated");
}

Operation::~Operation() = default;

void Operation::require_access(const Place& place) const {
    if (!context_.actor.may_at(right_, place.site_id, place.owner_id)) throw_not_found();
}

JournalRow& Operation::add_row(const EntityRef& ref, const Place& place, std::string field, Json old_value, Json new_value) {
    JournalRow& row = rows_.emplace_back();
    row.created_at = now_;
    row.record = ref;
    row.site_id = place.site_id;
    row.field = std::move(field);
    row.old_value = std::move(old_value);
    row.new_value = std::move(new_value);
    row.act = act_;
    switch (context_.actor.kind) {
        case ActorKind::user: row.user_id = context_.actor.id; break;
        case ActorKind::api_key: row.api_key_id = context_.actor.id; break;
        case ActorKind::rule: row.rule_id = context_.actor.id; break;
        case ActorKind::system: break;
    }
    return row;
}

void Operation::record_created(const EntityRef& ref, const Place& place) { created_as(ref, place, "id", Json(ref.id)); }

void Operation::created_as(const EntityRef& ref, const Place& place, std::string field, Json new_value) {
    add_row(ref, place, std::move(field), Json(), std::move(new_value)).created = true;
    touched(ref, place, "created");
}

void Operation::note(const EntityRef& ref, const Place& place, const PartRef* part, std::string field, Json old_value, Json new_value,
                     Json extra) {
    JournalRow& row = add_row(ref, place, std::move(field), std::move(old_value), std::move(new_value));
    row.extra = std::move(extra);
    if (part != nullptr) {
        row.part = part->part;
        row.part_id = part->id;
        row.part_stub = part->stub;
    }
    touched(ref, place, "changed");
}

void Operation::deleted(const EntityRef& ref, const Place& place, Json extra) {
    JournalRow& row = add_row(ref, place, "id", Json(ref.id), Json());
    row.deleted = true;
    row.extra = std::move(extra);
    touched(ref, place, "deleted");
}

void Operation::touched(const EntityRef& ref, const Place& place, std::string act) {
    const bool known = std::any_of(happenings_.begin(), happenings_.end(), [&](const Happening& happening) {
        return happening.act == act && happening.record == ref && happening.place == place;
    });
    if (!known) happenings_.push_back({ref, place, std::move(act)});
}

std::vector<Operation::Happening> Operation::settled() const {
    std::vector<Happening> settled;
    for (const Happening& happening : happenings_) {
        const bool covered = happening.act == "changed" && std::any_of(happenings_.begin(), happenings_.end(), [&](const Happening& other) {
                                 return other.record == happening.record && (other.act == "created" || other.act == "deleted");
                             });
        if (!covered) settled.push_back(happening);
    }
    return settled;
}

bool Operation::heard(const Happening& happening) const {
    return !context_.events.listeners(event_name(happening.record, happening.act)).empty();
}

void Operation::put_jobs(const std::vector<Happening>& happenings) {
    std::vector<std::string> told;  // a record that changed its place is told twice to screens, but once to listeners
    for (const Happening& happening : happenings) {
        const std::string event = event_name(happening.record, happening.act);
        const std::string key = event + ':' + std::to_string(happening.record.id);
        if (!heard(happening) || std::find(told.begin(), told.end(), key) != told.end()) continue;
        told.push_back(key);
        if (context_.depth >= kDeepest) {
            log::warning("rules set off one another {} times; {} is not passed on", context_.depth, key);
            continue;
        }
        auto row =
            std::find_if(rows_.begin(), rows_.end(), [&](const JournalRow& candidate) { return candidate.record == happening.record; });
        Json payload = Json::object();
        payload.set("event", event);
        payload.set("kind", happening.record.kind);
        payload.set("id", happening.record.id);
        payload.set("journal", row == rows_.end() ? std::int64_t{0} : row->id);
        payload.set("depth", context_.depth + 1);
        for (const std::string& job : context_.events.listeners(event)) jobs::put(connection(), job, payload, now_);
    }
}

void Operation::publish(const std::vector<Happening>& happenings) const {
    if (happenings.empty()) return;
    std::vector<Topic> topics;
    topics.reserve(happenings.size());
    const std::int64_t user = context_.actor.kind == ActorKind::user ? context_.actor.id : 0;
    for (const Happening& happening : happenings) {
        topics.push_back({happening.record, happening.act, happening.place.site_id, happening.place.owner_id, user});
    }
    context_.topics.publish(topics);
}

void Operation::commit() {
    check(transaction_ != nullptr, "Operation: committed twice");
    const std::vector<Happening> happenings = settled();
    const bool anybody_listens =
        std::any_of(happenings.begin(), happenings.end(), [this](const Happening& happening) { return heard(happening); });
    for (JournalRow& row : rows_) row.source = source_;
    if (!rows_.empty()) write_journal(connection(), rows_, anybody_listens);
    if (anybody_listens) put_jobs(happenings);
    if (!context_.act.empty() && !result_.kind.empty()) finish_act(connection(), context_.actor, context_.act, result_);
    transaction_->commit();
    transaction_.reset();
    // What is committed stays committed: telling others may fail, and then they look by themselves a little later.
    try {
        if (anybody_listens) context_.database.notify("jobs", "");
        publish(happenings);
    } catch (const std::exception& problem) {
        log::error("after a commit: {}", problem.what());
    }
}

}  // namespace okno
