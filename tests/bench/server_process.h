// SPDX-License-Identifier: Apache-2.0
// The built okno as a child process: run to its end, or serving.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace okno::bench {

using Words = std::vector<std::string>;

// Runs `okno words…` and gives what it printed, without the last line break; throws when it fails.
std::string run_okno(const Words& words);

struct Memory {
    double now_mb = 0, peak_mb = 0;
};

class ServerProcess {
  public:
    // Serves on a free port with the rate limit off; returns when it is ready.
    explicit ServerProcess(Words where);
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;

    std::uint16_t port() const { return port_; }
    double start_seconds() const { return start_seconds_; }
    Memory memory() const;
    double cpu_seconds() const;
    void stop();

  private:
    pid_t pid_ = 0;
    std::uint16_t port_ = 0;
    double start_seconds_ = 0;
};

}  // namespace okno::bench
