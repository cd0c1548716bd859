// SPDX-License-Identifier: Apache-2.0
#include "faces/live/hub.h"

#include <algorithm>

#include "base/error.h"
#include "base/id.h"
#include "base/json.h"
#include "base/log.h"
#include "modules/catalog/catalog_rights.h"
#include "modules/customers/customer_rights.h"
#include "modules/orders/order_rights.h"

namespace okno::live {

namespace {

constexpr std::string_view kChannel = "okno_topics";
constexpr std::string_view kForeign = "foreign";
constexpr std::size_t kMostPayload = 7000;  // PostgreSQL takes 8000 bytes

// Of these every signed-in person is told: they hold names, not records.
bool is_common(std::string_view kind) { return kind == "references" || kind == "user" || kind == "user_group"; }

bool is_access(const Topic& topic) { return topic.record.kind == "user" || topic.record.kind == "user_group"; }

const Right* right_of(std::string_view kind) {
    if (kind == "order") return &orders::orders_view;
    if (kind == "customer") return &customers::customers_view;
    if (kind == "product" || kind == "offer") return &catalog::catalog_view;
    return nullptr;
}

std::string message(const Topic& topic) {
    JsonWriter out;
    out.begin_object().member("topic", topic.record.kind).member("id", topic.record.id).member("act", topic.act).key("by");
    if (topic.actor_user_id == 0) {
        out.null();
    } else {
        out.integer(topic.actor_user_id);
    }
    return out.end_object().take();
}

void write_topic(JsonWriter& out, const Topic& topic) {
    out.begin_array().string(topic.record.kind).integer(topic.record.id).string(topic.act).integer(topic.site_id).integer(topic.owner_id);
    out.integer(topic.actor_user_id).end_array();
}

Topic read_topic(const Json& json) {
    const JsonArray& cells = json.as_array();
    check(cells.size() == 6, "a topic has six cells");
    Topic topic;
    topic.record = {cells[0].as_string(), cells[1].to_int().value_or(0)};
    topic.act = cells[2].as_string();
    topic.site_id = cells[3].to_int().value_or(0);
    topic.owner_id = cells[4].to_int().value_or(0);
    topic.actor_user_id = cells[5].to_int().value_or(0);
    return topic;
}

std::string payload_of(const std::string& node, const std::vector<Topic>& topics) {
    JsonWriter out;
    out.begin_array().string(node);
    for (const Topic& topic : topics) write_topic(out, topic);
    return out.end_array().take();
}

// More changes than a notification holds: screens look at their lists again.
std::vector<Topic> look_again() {
    std::vector<Topic> topics;
    for (const char* kind : {"order", "customer", "references"}) {
        Topic topic;
        topic.record = {kind, 0};
        topic.act = "changed";
        topics.push_back(std::move(topic));
    }
    return topics;
}

}  // namespace

bool may_hear(const Actor& actor, const Topic& topic) {
    if (is_common(topic.record.kind)) return true;
    const Right* right = right_of(topic.record.kind);
    if (right == nullptr) return actor.everything;
    if (topic.record.id == 0) return actor.may(*right);  // "look again": names no record
    return actor.may_at(*right, topic.site_id, topic.owner_id);
}

Hub::Hub(db::Database& database, ActorOf actor_of) : database_(database), actor_of_(std::move(actor_of)), node_(new_uuid()) {
    if (database_.engine() == db::Engine::postgres) {
        listener_ = database_.listen(std::string(kChannel), [this](std::string_view payload) { heard(payload); });
    } else {
        listener_ = database_.listen(std::string(kForeign), [this](std::string_view) { deliver(look_again()); });
    }
}

Hub::~Hub() { database_.unlisten(listener_); }

void Hub::publish(const std::vector<Topic>& topics) {
    if (topics.empty()) return;
    deliver(topics);
    if (database_.engine() != db::Engine::postgres) return;
    std::string payload = payload_of(node_, topics);
    if (payload.size() > kMostPayload) payload = payload_of(node_, look_again());
    database_.notify(kChannel, payload);
}

void Hub::heard(std::string_view payload) {
    try {
        const Json json = parse_json(payload);
        const JsonArray& cells = json.as_array();
        if (cells.empty() || cells[0].as_string() == node_) return;
        std::vector<Topic> topics;
        for (std::size_t at = 1; at < cells.size(); ++at) topics.push_back(read_topic(cells[at]));
        deliver(topics);
    } catch (const std::exception& problem) {
        log::warning("live: a topic of another node was not understood: {}", problem.what());
    }
}

void Hub::deliver(const std::vector<Topic>& topics) {
    if (std::any_of(topics.begin(), topics.end(), is_access)) check_rights();
    const std::lock_guard lock(mutex_);
    if (watchers_.empty()) return;
    for (const Topic& topic : topics) {
        const std::string text = message(topic);
        for (const auto& [key, watcher] : watchers_) {
            if (may_hear(watcher.actor, topic)) watcher.peer->send_text(text);
        }
    }
}

void Hub::check_rights() {
    std::vector<std::pair<std::int64_t, std::int64_t>> people;  // watcher, user
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [key, watcher] : watchers_) people.emplace_back(key, watcher.actor.id);
    }
    for (const auto& [key, user_id] : people) {
        std::optional<Actor> actor = actor_of_(user_id);
        const std::lock_guard lock(mutex_);
        const auto found = watchers_.find(key);
        if (found == watchers_.end()) continue;
        if (actor) {
            found->second.actor = std::move(*actor);
        } else {
            found->second.peer->close(websocket::kPolicyViolation, "signed out");
            watchers_.erase(found);  // its good-bye may take a while; it is told nothing any more
        }
    }
}

websocket::Conversation Hub::conversation(std::int64_t user_id) {
    const auto key = std::make_shared<std::int64_t>(0);
    websocket::Conversation talk;
    std::optional<Actor> actor = actor_of_(user_id);
    talk.opened = [this, key, actor = std::move(actor)](const std::shared_ptr<websocket::Peer>& peer) {
        if (!actor) {
            peer->close(websocket::kPolicyViolation, "signed out");
            return;
        }
        const std::lock_guard lock(mutex_);
        *key = next_++;
        watchers_.emplace(*key, Watcher{peer, *actor});
    };
    talk.message = [](websocket::Peer&, std::string_view) {};  // a screen has nothing to say yet; pings go by the protocol
    talk.closed = [this, key](std::uint16_t) {
        const std::lock_guard lock(mutex_);
        watchers_.erase(*key);
    };
    return talk;
}

std::size_t Hub::watchers() const {
    const std::lock_guard lock(mutex_);
    return watchers_.size();
}

}  // namespace okno::live
