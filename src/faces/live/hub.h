// SPDX-License-Identifier: Apache-2.0
// Who watches what: tells open screens that a record changed, each only of records it may read. The browser re-reads through its normal
// face.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/actor.h"
#include "core/events.h"
#include "platform/db/database.h"
#include "platform/websocket/websocket.h"

namespace okno::live {

// The present rights of a person; nothing once he may not sign in any more.
using ActorOf = std::function<std::optional<Actor>(std::int64_t user_id)>;

class Hub : public TopicSink {
  public:
    // Over PostgreSQL topics travel to the other nodes by NOTIFY; over SQLite a commit of another process tells every screen to look again.
    Hub(db::Database& database, ActorOf actor_of);
    ~Hub() override;

    void publish(const std::vector<Topic>& topics) override;

    // One open screen of this person.
    websocket::Conversation conversation(std::int64_t user_id);
    std::size_t watchers() const;

  private:
    struct Watcher {
        std::shared_ptr<websocket::Peer> peer;
        Actor actor;
    };

    void deliver(const std::vector<Topic>& topics);
    void heard(std::string_view payload);
    void check_rights();  // people or groups changed: closes the screens of those who may not sign in any more

    db::Database& database_;
    ActorOf actor_of_;
    std::string node_;  // tells our own topics from those of other nodes
    mutable std::mutex mutex_;
    std::map<std::int64_t, Watcher> watchers_;
    std::int64_t next_ = 1;
    std::int64_t listener_ = 0;
};

// Whether a person may be told that this record changed.
bool may_hear(const Actor& actor, const Topic& topic);

}  // namespace okno::live
