// SPDX-License-Identifier: Apache-2.0
#include "platform/config/settings.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace okno::config {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

class SettingsTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "okno-settings-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
    }
    void TearDown() override { fs::remove_all(folder_); }
    std::string write(const std::string& name, const std::string& text) {
        std::ofstream(folder_ / name) << text;
        return (folder_ / name).string();
    }
    fs::path folder_;
};

std::string refusal(const Sources& sources) {
    try {
        load(sources);
    } catch (const WrongSetting& wrong) {
        return wrong.what();
    }
    return "accepted";
}

TEST_F(SettingsTest, Defaults) {
    const Settings settings = load({.environment = {{"OKNO_DATA", folder_.string()}}});
    EXPECT_EQ(settings.listen.address, "127.0.0.1");
    EXPECT_EQ(settings.listen.port, 8080);
    EXPECT_EQ(settings.rate_limit, 10);
    EXPECT_EQ(settings.session_idle_hours, 12);
    EXPECT_TRUE(settings.jobs);
}

TEST_F(SettingsTest, TheTableAgreesWithTheStruct) {
    std::set<std::string_view> names;
    const Settings untouched;
    for (const Key& key : keys()) {
        EXPECT_TRUE(names.insert(key.name).second) << key.name;
        EXPECT_THAT(std::string(key.explanation), testing::EndsWith(".")) << key.name;
        Settings settings;
        EXPECT_EQ(key.put(settings, std::string(key.fallback)), std::nullopt) << key.name;
        EXPECT_EQ(key.shown(settings), key.fallback) << key.name;
        EXPECT_EQ(key.shown(untouched), key.fallback) << key.name;
    }
}

TEST_F(SettingsTest, FlagsGoBeforeEnvironmentBeforeFile) {
    const std::string file = write("my.conf", "workers = 1\nrate_limit = 2\njob_workers = 3\n");
    const Settings settings = load({.file = file,
                                    .environment = {{"OKNO_RATE_LIMIT", "20"}, {"OKNO_JOB_WORKERS", "30"}, {"OKNO_SOMETHING_ELSE", "x"}},
                                    .flags = {{"job_workers", "31"}}});
    EXPECT_EQ(settings.workers, 1);
    EXPECT_EQ(settings.rate_limit, 20);
    EXPECT_EQ(settings.job_workers, 31);
}

TEST_F(SettingsTest, TheFileInTheDataFolderIsFound) {
    write("okno.conf",
          "# a comment\n; another\n\n  listen = \"[::]:80\"  \r\nlanguage=ru\ntrusted_proxies = 10.0.0.0/8, fd00::1\npublic_url = "
          "https://crm.example/\n");
    const Settings settings = load({.flags = {{"data", folder_.string()}}});
    EXPECT_EQ(settings.listen.address, "::");
    EXPECT_EQ(settings.listen.port, 80);
    EXPECT_EQ(settings.language, "ru");
    EXPECT_THAT(settings.trusted_proxies, testing::ElementsAre("10.0.0.0/8", "fd00::1"));
    EXPECT_EQ(settings.public_url, "https://crm.example");
}

TEST_F(SettingsTest, WrongValuesAreNamed) {
    struct Row {
        const char* key;
        const char* value;
        const char* expected;
    };
    const std::vector<Row> table = {
        {"rate_limit", "ten", "a whole number from 0 to 100000"},
        {"rate_limit", "-1", "a whole number from 0 to 100000"},
        {"rate_limit", "", "a whole number"},
        {"workers", "0", "a whole number from 1 to 1024"},
        {"workers", "32x", "a whole number"},
        {"workers", "99999999999999", "a whole number"},
        {"listen", "8080", "ADDRESS:PORT"},
        {"listen", "127.0.0.1:70000", "ADDRESS:PORT"},
        {"listen", "127.0.0.1:", "ADDRESS:PORT"},
        {"listen", "::1:80", "ADDRESS:PORT"},
        {"log_level", "loud", "debug, info, warning or error"},
        {"timezone", "Mars/Olympus", "a time zone"},
        {"language", "de", "en, ru, pl or uz"},
        {"jobs", "maybe", "yes or no"},
        {"public_url", "crm.example", "an address such as"},
        {"public_url", "https://", "an address such as"},
        {"trusted_proxies", "proxy.local", "addresses or ranges"},
        {"data", "", "a folder"},
    };
    for (const auto& row : table) {
        EXPECT_THAT(
            refusal({.flags = {{row.key, row.value}}}),
            AllOf(HasSubstr(std::string("setting ") + row.key + " = '" + row.value + "' (on the command line)"), HasSubstr(row.expected)));
    }
    EXPECT_THAT(refusal({.environment = {{"OKNO_WORKERS", "x"}}}), HasSubstr("setting workers = 'x' (OKNO_WORKERS) is wrong"));
    EXPECT_THAT(refusal({.flags = {{"tls_cert", "c.pem"}}}), HasSubstr("tls_key is missing"));
}

TEST_F(SettingsTest, PasswordsAreNotShown) {
    EXPECT_THAT(refusal({.environment = {{"OKNO_DB", "mysql://u:secret@h/n"}}}),
                AllOf(HasSubstr("setting db (OKNO_DB)"), testing::Not(HasSubstr("secret"))));
    Settings settings;
    for (const Key& key : keys()) {
        if (key.name != "db") continue;
        EXPECT_EQ(key.put(settings, "postgresql://okno:p:w@host:5432/okno"), std::nullopt);
        EXPECT_EQ(key.shown(settings), "postgresql://okno:***@host:5432/okno");
        EXPECT_EQ(key.put(settings, "postgresql://okno@/okno"), std::nullopt);
        EXPECT_EQ(key.shown(settings), "postgresql://okno@/okno");
    }
}

TEST_F(SettingsTest, WrongFilesAreNamed) {
    EXPECT_THAT(refusal({.file = write("a", "workers = 2\nwrokers = 3\n")}), HasSubstr("a:2: there is no setting 'wrokers'"));
    EXPECT_THAT(refusal({.file = write("b", "workers = 2\n\nworkers = 3\n")}), HasSubstr("b:3: setting workers is set twice"));
    EXPECT_THAT(refusal({.file = write("c", "workers\n")}), HasSubstr("c:1: expected `key = value`"));
    EXPECT_THAT(refusal({.file = (folder_ / "absent").string()}), HasSubstr("absent cannot be read"));
}

TEST_F(SettingsTest, TheSampleFileIsASettingsFile) {
    EXPECT_TRUE(parse_file(sample_file(), "sample").empty());
    std::string bare = sample_file();
    std::string in_force;
    for (std::size_t at = 0; (at = bare.find("\n# ", at)) != std::string::npos; ++at) {
        const std::string line = bare.substr(at + 3, bare.find('\n', at + 3) - at - 3);
        if (line.find(" = ") != std::string::npos && line.find(' ') == line.find(" = ")) in_force += line + "\n";
    }
    EXPECT_EQ(parse_file(in_force, "sample").size(), keys().size());
}

}  // namespace
}  // namespace okno::config
