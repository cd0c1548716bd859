// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <filesystem>
#include <future>
#include <latch>

#include "base/error.h"
#include "tests/platform/http/loopback.h"

namespace okno::http {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

// A certificate for localhost that lives as long as the test.
class Tls : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "okno-tls-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
        EVP_PKEY* key = EVP_EC_gen("P-256");
        X509* certificate = X509_new();
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        X509_NAME* name = X509_get_subject_name(certificate);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
        X509_set_issuer_name(certificate, name);
        X509_sign(certificate, key, EVP_sha256());
        write(options_.tls_key_file = (folder_ / "key.pem").string(),
              [&](BIO* out) { PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr); });
        write(options_.tls_cert_file = (folder_ / "cert.pem").string(), [&](BIO* out) { PEM_write_bio_X509(out, certificate); });
        context_ = SSL_CTX_new(TLS_client_method());
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context_), certificate);
        SSL_CTX_set_verify(context_, SSL_VERIFY_PEER, nullptr);
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    void TearDown() override {
        SSL_CTX_free(context_);
        fs::remove_all(folder_);
    }

    template <typename Fill>
    static void write(const std::string& file, Fill fill) {
        BIO* out = BIO_new_file(file.c_str(), "w");
        fill(out);
        BIO_free(out);
    }

    fs::path folder_;
    ServerOptions options_;
    SSL_CTX* context_ = nullptr;
};

TEST_F(Tls, ServesAndSaysSo) {
    Server server(options_,
                  [](const Request& request) { return Response::text(200, request.body + (request.tls ? " over TLS" : " in clear")); });
    server.start();
    Client client(server.port(), context_);
    ASSERT_TRUE(client.connected());
    EXPECT_EQ(client.ask(post("/", "hello")).body, "hello over TLS");
    const std::string large(3 * kMegabyte, 'x');
    EXPECT_EQ(client.ask(post("/", large)).body.size(), large.size() + 9);
    ASSERT_TRUE(client.send(get("/1") + get("/2")));
    EXPECT_EQ(client.answer().status, 200);
    EXPECT_EQ(client.answer().status, 200);
}

TEST_F(Tls, RefusalsAreReadable) {
    Server server(options_, echo);
    server.start();
    Client client(server.port(), context_);
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n" + std::string(kMegabyte, 'x'));
    EXPECT_EQ(client.answer().status, 413);
    Client continued(server.port(), context_);
    continued.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    const std::string interim = "HTTP/1.1 100 Continue\r\n\r\n";
    EXPECT_EQ(continued.take(interim.size()), interim);
    EXPECT_EQ(continued.ask("ok").status, 200);
}

TEST_F(Tls, ClearTextAndSilenceAreTurnedAway) {
    options_.timeouts.header = 100ms;
    Server server(options_, echo);
    server.start();
    Client clear(server.port());
    clear.send(get("/"));
    EXPECT_EQ(clear.answer().status, 0);
    Client silent(server.port());
    EXPECT_TRUE(silent.ends());
}

TEST_F(Tls, DrainsToo) {
    std::latch entered(1), release(1);
    Server server(options_, [&](const Request& request) {
        entered.count_down();
        release.wait();
        return echo(request);
    });
    server.start();
    Client quiet(server.port(), context_), running(server.port(), context_);
    running.send(get("/running"));
    entered.wait();
    auto stopped = std::async(std::launch::async, [&] { server.stop(20s); });
    EXPECT_TRUE(quiet.ends());
    release.count_down();
    EXPECT_EQ(running.answer().status, 200);
    EXPECT_TRUE(running.ends());
    running.close();
    EXPECT_EQ(stopped.wait_for(std::chrono::milliseconds(kPatienceMs)), std::future_status::ready);
}

TEST_F(Tls, NamesTheFileThatIsWrong) {
    options_.tls_key_file = "/nowhere/key.pem";
    Server server(options_, echo);
    try {
        server.start();
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.message.key, "error.tls");
        EXPECT_EQ(error.message.params.at("file"), "/nowhere/key.pem");
    }
}

}  // namespace
}  // namespace okno::http
