// SPDX-License-Identifier: Apache-2.0
#include <pthread.h>
#include <signal.h>

#include <cstdio>
#include <filesystem>

#include "app/commands/commands.h"
#include "app/door.h"
#include "base/log.h"

namespace okno::app {

namespace {

// Blocks the signals that end the program in every thread made from now on, and waits for one of them.
class EndSignals {
  public:
    EndSignals() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGTERM);
        sigaddset(&set_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
        signal(SIGPIPE, SIG_IGN);
    }
    int wait() const {
        int signal_number = 0;
        sigwait(&set_, &signal_number);
        return signal_number;
    }

  private:
    sigset_t set_;
};

void open_log(const config::Settings& settings) {
    const std::filesystem::path folder = std::filesystem::path(settings.data) / "logs";
    std::filesystem::create_directories(folder);
    log::open_file((folder / "okno.log").string());
}

}  // namespace

int serve(const config::Settings& settings) {
    const EndSignals signals;
    open_log(settings);
    const SystemClock clock;
    Application application(settings, clock);
    Door door(application);
    door.open();
    if (settings.jobs) application.runner().start(settings.job_workers);
    std::printf("listening on %s://%s:%u\n", door.tls() ? "https" : "http", settings.listen.address.c_str(), door.port());
    std::fflush(stdout);
    const int signal_number = signals.wait();
    log::info("signal {}: answering what was asked, then closing", signal_number);
    door.close();
    application.runner().stop();
    log::info("closed");
    return 0;
}

int work(const config::Settings& settings) {
    const EndSignals signals;
    open_log(settings);
    const SystemClock clock;
    Application application(settings, clock);
    application.runner().start(settings.job_workers);
    log::info("working");
    signals.wait();
    application.runner().stop();
    return 0;
}

}  // namespace okno::app
