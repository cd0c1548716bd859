// SPDX-License-Identifier: Apache-2.0
// Who wants to know: an event becomes a job in the same transaction, only where somebody listens. Topics go to open screens after the
// commit.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "core/entity_ref.h"

namespace okno {

// Filled once at start by the modules; afterwards only read.
class Events {
  public:
    // Job kind `job` is put whenever `event` ("order.created") happens, with payload {"event","kind","id","journal","depth"}.
    void listen(std::string event, std::string job);
    const std::vector<std::string>& listeners(std::string_view event) const;

  private:
    std::map<std::string, std::vector<std::string>, std::less<>> listeners_;
};

// What a watcher is told: only that something changed, and which rights reach it; the browser re-reads through the normal face.
struct Topic {
    EntityRef record;
    std::string act;           // "created", "changed", "deleted"
    std::int64_t site_id = 0;  // 0: of no shop
    std::int64_t owner_id = 0;
    std::int64_t actor_user_id = 0;
};

class TopicSink {
  public:
    virtual ~TopicSink() = default;
    virtual void publish(const std::vector<Topic>& topics) = 0;
};

class NoTopics : public TopicSink {
  public:
    void publish(const std::vector<Topic>&) override {}
};

}  // namespace okno
