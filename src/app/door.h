// SPDX-License-Identifier: Apache-2.0
// The one door of the server: sends each request to its face, or answers operators itself.
#pragma once

#include <memory>

#include "app/application.h"
#include "app/web_files.h"
#include "faces/api_v5/face.h"
#include "faces/live/hub.h"
#include "faces/ui/face.h"
#include "platform/http/server.h"

namespace okno::app {

class Door {
  public:
    explicit Door(Application& application);
    ~Door();

    // Listens; returns when connections are accepted.
    void open();
    std::uint16_t port() const;
    bool tls() const;
    // Answers every request that was sent, then closes.
    void close();

  private:
    http::Response handle(const http::Request& request);
    http::Response ready();
    http::Response metrics();

    struct Figures;
    Application& application_;
    live::Hub hub_;
    ui::Face ui_;
    api_v5::Face api_;
    WebFiles web_;
    std::unique_ptr<Figures> figures_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace okno::app
