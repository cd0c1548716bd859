// SPDX-License-Identifier: Apache-2.0
#include "bench/server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace okno::bench {

namespace {

struct Child {
    pid_t pid = 0;
    int output = -1;
};

Child start(const Words& words) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    const pid_t pid = fork();
    if (pid < 0) throw std::runtime_error("fork");
    if (pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        std::vector<char*> arguments = {const_cast<char*>(OKNO_BINARY)};
        for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        setenv("OKNO_RATE_LIMIT", "0", 1);
        setenv("OKNO_LOG_LEVEL", "warning", 1);
        execv(OKNO_BINARY, arguments.data());
        _exit(127);
    }
    close(ends[1]);
    return {pid, ends[0]};
}

std::string read_all(int output, bool one_line) {
    std::string all;
    char piece[4096];
    ssize_t size = 0;
    while ((size = read(output, piece, sizeof piece)) > 0) {
        all.append(piece, static_cast<std::size_t>(size));
        if (one_line && all.ends_with('\n')) break;
    }
    close(output);
    while (all.ends_with('\n')) all.pop_back();
    return all;
}

double status_mb(pid_t pid, const std::string& name) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/status");
    std::string word;
    while (file >> word) {
        if (word != name + ":") continue;
        double kilobytes = 0;
        file >> kilobytes;
        return kilobytes / 1024;
    }
    return 0;
}

}  // namespace

std::string run_okno(const Words& words) {
    const Child child = start(words);
    std::string said = read_all(child.output, false);
    int status = 0;
    waitpid(child.pid, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error("okno " + words.front() + " failed");
    return said;
}

ServerProcess::ServerProcess(Words where) {
    where.insert(where.begin(), {"serve", "--listen", "127.0.0.1:0"});
    const auto begin = std::chrono::steady_clock::now();
    const Child child = start(where);
    pid_ = child.pid;
    const std::string line = read_all(child.output, true);
    start_seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const std::size_t colon = line.rfind(':');
    if (!line.starts_with("listening on ") || colon == std::string::npos) throw std::runtime_error("okno serve did not start: " + line);
    port_ = static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
}

ServerProcess::~ServerProcess() {
    if (pid_ == 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
}

Memory ServerProcess::memory() const { return {status_mb(pid_, "VmRSS"), status_mb(pid_, "VmHWM")}; }

double ServerProcess::cpu_seconds() const {
    std::ifstream file("/proc/" + std::to_string(pid_) + "/stat");
    std::string word;
    for (int at = 1; at < 14; ++at) file >> word;
    double user = 0, system = 0;
    file >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void ServerProcess::stop() {
    kill(pid_, SIGTERM);
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = 0;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error("okno serve did not end well");
}

}  // namespace okno::bench
