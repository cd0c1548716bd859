// SPDX-License-Identifier: Apache-2.0
// What every use case is given first: who acts, in which database, at what time, in which language, for which request. Never global.
#pragma once

#include <string>

#include "base/time.h"
#include "core/actor.h"
#include "platform/db/database.h"

namespace okno {

class Events;
class TopicSink;

struct Context {
    db::Database& database;
    const Clock& clock;
    const Events& events;
    TopicSink& topics;
    Actor actor;
    std::string language = "en";
    std::string request_id = {};
    std::string act = {};      // UUID of a browser's write; empty elsewhere
    std::string zone = "UTC";  // the account's time zone, for dates to the outside
    int depth = 0;             // how many rules led here; a chain deeper than 8 stops
    std::int64_t cause = 0;    // journal id of the change that led here

    Moment now() const { return clock.now(); }
};

}  // namespace okno
