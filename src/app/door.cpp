// SPDX-License-Identifier: Apache-2.0
#include "app/door.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <fstream>

#include "base/log.h"
#include "faces/ui/answer.h"
#include "platform/db/migrate.h"

namespace okno::app {

namespace {

std::string_view face_of(std::string_view path) {
    if (path.starts_with("/api/")) return "api_v5";
    if (path.starts_with("/ui/")) return "ui";
    return "web";
}

users::SessionLife session_life(const config::Settings& settings) {
    return {settings.session_idle_hours * kHour, settings.session_absolute_days * kDay};
}

bool reached_over_tls(const config::Settings& settings) {
    return !settings.tls_cert.empty() || settings.public_url.starts_with("https://");
}

ui::Parts ui_parts(Application& application) {
    return {application.database(),
            application.clock(),
            application.events(),
            application.switchboard(),
            application.books(),
            application.roster(),
            session_life(application.settings()),
            reached_over_tls(application.settings()),
            std::string(kVersion)};
}

api_v5::Parts api_parts(Application& application) {
    return {application.database(),
            application.clock(),
            application.events(),
            application.switchboard(),
            application.books(),
            application.roster(),
            application.settings().rate_limit,
            application.settings().public_url,
            std::string(kVersion)};
}

// What the server refuses by itself is said in the dialect of the face that was called; the API's envelope is also http's own.
http::Response server_refusal(int status, std::string_view reason, const http::Request& request) {
    return face_of(request.path) == "ui" ? ui::server_refusal(status, request) : http::plain_error(status, reason, request);
}

// Resident memory of this process in bytes.
double resident_memory() {
    std::ifstream file("/proc/self/statm");
    double all = 0, resident = 0;
    file >> all >> resident;
    return resident * 4096;
}

}  // namespace

struct Door::Figures {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter().Name("okno_requests_total").Help("Requests answered, by face and status class").Register(registry);
    prometheus::Family<prometheus::Histogram>& seconds =
        prometheus::BuildHistogram().Name("okno_request_seconds").Help("Time to answer a request, by face").Register(registry);
    prometheus::Gauge& connections = prometheus::BuildGauge().Name("okno_connections").Help("Open connections").Register(registry).Add({});
    prometheus::Gauge& watchers =
        prometheus::BuildGauge().Name("okno_watchers").Help("Open screens that are told of changes").Register(registry).Add({});
    prometheus::Gauge& memory = prometheus::BuildGauge().Name("okno_resident_bytes").Help("Resident memory").Register(registry).Add({});
    prometheus::Gauge& jobs_waiting = prometheus::BuildGauge().Name("okno_jobs_waiting").Help("Jobs waiting").Register(registry).Add({});
    prometheus::Gauge& jobs_failed = prometheus::BuildGauge().Name("okno_jobs_failed").Help("Jobs given up").Register(registry).Add({});

    void answered(const http::Request& request, int status, std::chrono::microseconds took) {
        const std::string face(face_of(request.path));
        requests.Add({{"face", face}, {"status", std::to_string(status / 100) + "xx"}}).Increment();
        seconds.Add({{"face", face}}, prometheus::Histogram::BucketBoundaries{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5})
            .Observe(std::chrono::duration<double>(took).count());
    }
};

Door::Door(Application& application)
    : application_(application),
      hub_(application.database(), [&application](std::int64_t user_id) { return application.roster().current()->actor(user_id); }),
      ui_(ui_parts(application)),
      api_(api_parts(application)),
      web_(application.settings().web_dir),
      figures_(std::make_unique<Figures>()) {
    application_.switchboard().also([this](const std::vector<Topic>& topics) {
        hub_.publish(topics);
        application_.runner().wake();
    });
    const config::Settings& settings = application_.settings();
    http::ServerOptions options;
    options.address = settings.listen.address;
    options.port = settings.listen.port;
    options.tls_cert_file = settings.tls_cert;
    options.tls_key_file = settings.tls_key;
    options.workers = static_cast<unsigned>(settings.workers);
    options.trusted_proxies = settings.trusted_proxies;
    options.limits.body_bytes = [](std::string_view, std::string_view path) {
        return path.starts_with("/api/v5/files/") || path.starts_with("/ui/files") ? 64 * http::kMegabyte : 8 * http::kMegabyte;
    };
    options.error_answer = server_refusal;
    options.answered = [this](const http::Request& request, int status, std::chrono::microseconds took) {
        figures_->answered(request, status, took);
    };
    server_ = std::make_unique<http::Server>(std::move(options), [this](const http::Request& request) { return handle(request); });
    websocket::serve(*server_, "/live", [this](const http::Request& request) -> std::variant<websocket::Conversation, http::Response> {
        const std::optional<std::int64_t> user = ui_.watcher(request);
        if (!user) return http::Response::text(401, "sign in first");
        return hub_.conversation(*user);
    });
}

Door::~Door() { application_.switchboard().also({}); }

void Door::open() { server_->start(); }

std::uint16_t Door::port() const { return server_->port(); }

bool Door::tls() const { return !application_.settings().tls_cert.empty(); }

void Door::close() { server_->stop(); }

http::Response Door::handle(const http::Request& request) {
    const std::string_view path = request.path;
    if (path.starts_with("/api/")) return api_.handle(request);
    if (path.starts_with("/ui/")) return ui_.handle(request);
    if (path == "/health") return http::Response::text(200, "up\n");
    if (path == "/ready") return ready();
    if (path == "/metrics") return metrics();
    if (path == "/docs/api") return api_.reference();
    if (request.method != "GET" && request.method != "HEAD") return http::Response::allow({"GET", "HEAD"}, 405);
    return web_.answer(request);
}

http::Response Door::ready() {
    try {
        if (db::pending(application_.database(), db::embedded_migrations()) > 0)
            return http::Response::text(503, "migrations are waiting\n");
        return http::Response::text(200, "ready\n");
    } catch (const std::exception& problem) {
        log::warning("not ready: {}", problem.what());
        return http::Response::text(503, "the database is out of reach\n");
    }
}

http::Response Door::metrics() {
    figures_->connections.Set(static_cast<double>(server_->figures().connections));
    figures_->watchers.Set(static_cast<double>(hub_.watchers()));
    figures_->memory.Set(resident_memory());
    {
        const auto lease = application_.database().read();
        const jobs::QueueState queue = jobs::queue_state(lease->connection(), application_.clock().now());
        figures_->jobs_waiting.Set(static_cast<double>(queue.waiting));
        figures_->jobs_failed.Set(static_cast<double>(queue.failed));
    }
    return http::Response::text(200, prometheus::TextSerializer().Serialize(figures_->registry.Collect()));
}

}  // namespace okno::app
