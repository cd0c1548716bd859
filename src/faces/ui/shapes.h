// SPDX-License-Identifier: Apache-2.0
// Shapes of the session and of the reference books. Those of orders, customers and goods stand in files of their own.
#pragma once

#include <string>

#include "core/actor.h"
#include "faces/ui/shape.h"
#include "modules/references/books.h"
#include "modules/users/roster.h"

namespace okno::ui {

struct SessionShape {
    const users::User& user;
    const Actor& actor;
    const users::Session& session;
    std::string zone, currency, version;
};

// Names in a person's language.
struct ReferencesShape {
    const references::Books& books;
    const users::Roster& roster;
    const Actor& actor;
    std::string language;
};

void print(JsonWriter& out, const SessionShape& session);
void print(JsonWriter& out, const ReferencesShape& references);
void print_person(JsonWriter& out, const users::User& user);

std::string describe_common_shapes();

}  // namespace okno::ui
