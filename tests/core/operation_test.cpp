// SPDX-License-Identifier: Apache-2.0
#include "core/operation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "base/error.h"
#include "core/reader.h"
#include "tests/support/test_database.h"

namespace okno {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Right kEdit{"things_edit", true};
constexpr std::string_view kAct = "0b8f2c1e-6f0a-4c39-9f53-3a8c2f1d7e10";

struct Thing {
    std::int64_t id = 0;
    std::string name;
    std::int64_t price = 0;
    std::int64_t total = 0;  // worked out, no history
};

const FieldTable<Thing>& thing_fields() {
    static const FieldTable<Thing> table = {
        {{.name = "name", .type = FieldType::text, .api_name = "name", .history_name = "name"},
         [](const Thing& thing) { return Json(thing.name); },
         [](Thing& thing, const Json& value) { thing.name = value.as_string(); }},
        {{.name = "price", .type = FieldType::price, .api_name = "price", .history_name = "initial_price"},
         [](const Thing& thing) { return Json(thing.price); },
         [](Thing& thing, const Json& value) { thing.price = value.to_int().value(); }},
        {{.name = "total", .type = FieldType::money, .history_name = "total", .audited = false},
         [](const Thing& thing) { return Json(thing.total); },
         nullptr},
    };
    return table;
}

class RecordedTopics : public TopicSink {
  public:
    void publish(const std::vector<Topic>& topics) override {
        for (const Topic& topic : topics) told.push_back(topic.act + ' ' + topic.record.kind + ' ' + std::to_string(topic.record.id));
        if (broken) throw std::runtime_error("nobody there");
    }
    std::vector<std::string> told;
    bool broken = false;
};

class OperationTest : public testing::DatabaseTest {
  protected:
    Actor person(Level level = Level::all) {
        Actor actor;
        actor.kind = ActorKind::user;
        actor.id = 5;
        actor.rights.emplace("things_edit", level);
        return actor;
    }
    Context context(Actor actor) { return Context{database(), clock_, events_, topics_, std::move(actor)}; }
    Context context() { return context(person()); }
    std::vector<JournalRow> journal() {
        number_journal(database());
        JournalQuery query;
        query.kind = "thing";
        return read_journal(database().read()->connection(), query);
    }
    std::vector<std::string> jobs() {
        std::vector<std::string> jobs;
        const auto lease = database().read();
        lease->connection().each("SELECT kind, payload FROM jobs ORDER BY id", {},
                                 [&](const db::Row& row) { jobs.push_back(std::string(row.text(0)) + ' ' + std::string(row.text(1))); });
        return jobs;
    }

    FixedClock clock_{1795241553000};
    Events events_;
    RecordedTopics topics_;
};

TEST_P(OperationTest, a_creation_is_one_row) {
    const Context made = context();
    Operation op(made, kEdit);
    op.created({"thing", 17}, {3, 5}, Thing{17, "Box", 100, 0}, thing_fields());
    op.commit();
    const std::vector<JournalRow> rows = journal();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_TRUE(rows[0].created);
    EXPECT_EQ(rows[0].field, "id");
    EXPECT_EQ(rows[0].new_value, Json(17));
    EXPECT_TRUE(rows[0].old_value.is_null());
    EXPECT_EQ(rows[0].record, (EntityRef{"thing", 17}));
    EXPECT_EQ(rows[0].site_id, 3);
    EXPECT_EQ(rows[0].user_id, 5);
    EXPECT_EQ(rows[0].source, Source::user);
    EXPECT_EQ(rows[0].created_at, clock_.now());
    EXPECT_THAT(topics_.told, ElementsAre("created thing 17"));
}

TEST_P(OperationTest, a_creation_may_name_another_field) {
    const Context made = context();
    Operation op(made, kEdit);
    op.created_as({"thing", 17}, {}, "status", parse_json(R"({"code":"new"})"));
    op.commit();
    ASSERT_EQ(journal().size(), 1U);
    EXPECT_TRUE(journal()[0].created);
    EXPECT_EQ(journal()[0].field, "status");
    EXPECT_EQ(journal()[0].new_value.dump(), R"({"code":"new"})");
}

TEST_P(OperationTest, a_change_is_one_row_for_each_audited_field_that_differs) {
    const Context made = context();
    Operation op(made, kEdit);
    const Thing before{17, "Box", 100, 1};
    EXPECT_THAT(op.changed({"thing", 17}, {}, before, Thing{17, "Crate", 250, 2}, thing_fields()), ElementsAre("name", "price"));
    EXPECT_THAT(op.changed({"thing", 17}, {}, before, Thing{17, "Box", 100, 9}, thing_fields()), IsEmpty());
    op.commit();
    const std::vector<JournalRow> rows = journal();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].field, "name");
    EXPECT_EQ(rows[0].old_value, Json("Box"));
    EXPECT_EQ(rows[0].new_value, Json("Crate"));
    EXPECT_EQ(rows[1].field, "initial_price");
    EXPECT_EQ(rows[1].old_value, Json(100));
    EXPECT_EQ(rows[0].act, rows[1].act);
    EXPECT_THAT(topics_.told, ElementsAre("changed thing 17"));
}

TEST_P(OperationTest, nothing_changed_is_nothing_written_and_nobody_told) {
    const Context made = context();
    Operation op(made, kEdit);
    op.changed({"thing", 17}, {}, Thing{17, "Box", 1, 0}, Thing{17, "Box", 1, 5}, thing_fields());
    op.commit();
    EXPECT_THAT(journal(), IsEmpty());
    EXPECT_THAT(topics_.told, IsEmpty());
}

TEST_P(OperationTest, parts_and_deletions_carry_what_belongs_to_them) {
    const Context made = context();
    Operation op(made, kEdit);
    const PartRef part{"item", 4, parse_json(R"({"id":4})")};
    op.note({"thing", 17}, {}, &part, "order_product", Json(), Json(4), parse_json(R"({"why":"sent"})"));
    op.source(Source::combine);
    op.deleted({"thing", 18}, {}, parse_json(R"({"combinedTo":{"id":17}})"));
    op.commit();
    const std::vector<JournalRow> rows = journal();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].part, "item");
    EXPECT_EQ(rows[0].part_id, 4);
    EXPECT_EQ(rows[0].part_stub.dump(), R"({"id":4})");
    EXPECT_EQ(rows[0].extra.dump(), R"({"why":"sent"})");
    EXPECT_EQ(rows[0].source, Source::combine);
    EXPECT_TRUE(rows[1].deleted);
    EXPECT_EQ(rows[1].old_value, Json(18));
    EXPECT_EQ(rows[1].extra.dump(), R"({"combinedTo":{"id":17}})");
    EXPECT_THAT(topics_.told, ElementsAre("changed thing 17", "deleted thing 18"));
}

TEST_P(OperationTest, without_commit_nothing_is_left) {
    events_.listen("thing.created", "thing.hear");
    {
        Context made = context();
        made.act = kAct;
        Operation op(made, kEdit);
        op.connection().execute("INSERT INTO settings (key, value) VALUES ('left', 'behind')");
        op.created({"thing", 17}, {}, Thing{}, thing_fields());
        op.result({"thing", 17});
    }
    EXPECT_THAT(journal(), IsEmpty());
    EXPECT_THAT(jobs(), IsEmpty());
    EXPECT_THAT(topics_.told, IsEmpty());
    EXPECT_EQ(integer("SELECT COUNT(*) FROM settings WHERE key = 'left'"), 0);
    EXPECT_EQ(result_of_act(database().read()->connection(), person(), kAct), std::nullopt);
}

TEST_P(OperationTest, who_may_not_is_refused_before_the_writer_is_taken) {
    const auto writer_is_busy = database().write();  // on SQLite a second taker would wait for this one
    const Context nobody = context(person(Level::none));
    try {
        Operation op(nobody, kEdit);
        FAIL() << "not refused";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind, ErrorKind::forbidden);
    }
    EXPECT_THROW(Reader(nobody, kEdit), Error);
}

TEST_P(OperationTest, what_one_may_not_reach_is_not_there) {
    const Context own = context(person(Level::own));
    Operation op(own, kEdit);
    op.require_access({1, 5});
    op.require_access({1, 0});
    try {
        op.require_access({1, 6});
        FAIL() << "not refused";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind, ErrorKind::not_found);
    }
}

TEST_P(OperationTest, open_screens_hear_after_the_commit_and_once) {
    const Context made = context();
    Operation op(made, kEdit);
    op.created({"thing", 17}, {1, 5}, Thing{}, thing_fields());
    op.note({"thing", 17}, {1, 5}, nullptr, "x", Json(), Json(1));
    op.touched({"list", 2}, {}, "changed");
    op.touched({"list", 2}, {}, "changed");
    EXPECT_THAT(topics_.told, IsEmpty());
    op.commit();
    EXPECT_THAT(topics_.told, ElementsAre("created thing 17", "changed list 2"));
}

TEST_P(OperationTest, a_sink_that_fails_takes_nothing_back) {
    topics_.broken = true;
    const Context made = context();
    Operation op(made, kEdit);
    op.created({"thing", 17}, {}, Thing{}, thing_fields());
    EXPECT_NO_THROW(op.commit());
    EXPECT_EQ(journal().size(), 1U);
}

TEST_P(OperationTest, events_become_jobs_only_where_somebody_listens) {
    events_.listen("thing.created", "thing.hear");
    events_.listen("thing.created", "thing.hear_too");
    events_.listen("thing.created", "thing.hear");
    Context made = context();
    made.depth = 2;
    Operation op(made, kEdit);
    op.created({"thing", 17}, {}, Thing{}, thing_fields());
    op.changed({"thing", 18}, {}, Thing{18, "a", 1, 1}, Thing{18, "b", 1, 1}, thing_fields());
    op.commit();
    const std::string payload =
        R"({"event":"thing.created","kind":"thing","id":17,"journal":)" + std::to_string(journal()[0].id) + R"(,"depth":3})";
    EXPECT_THAT(jobs(), ElementsAre("thing.hear " + payload, "thing.hear_too " + payload));
}

TEST_P(OperationTest, a_chain_of_rules_ends) {
    events_.listen("thing.created", "thing.hear");
    Context made = context();
    made.depth = kDeepest;
    Operation op(made, kEdit);
    op.created({"thing", 17}, {}, Thing{}, thing_fields());
    op.commit();
    EXPECT_EQ(journal().size(), 1U);
    EXPECT_THAT(jobs(), IsEmpty());
}

TEST_P(OperationTest, a_repeated_act_is_refused_and_its_answer_kept) {
    Context made = context();
    made.act = kAct;
    {
        Operation op(made, kEdit);
        op.created({"thing", 17}, {}, Thing{}, thing_fields());
        op.result({"thing", 17});
        op.commit();
    }
    try {
        Operation again(made, kEdit);
        FAIL() << "not refused";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind, ErrorKind::conflict);
        EXPECT_EQ(error.message.key, "error.repeated");
    }
    EXPECT_EQ(result_of_act(database().read()->connection(), person(), kAct), (EntityRef{"thing", 17}));
    Actor other = person();
    other.id = 6;
    EXPECT_EQ(result_of_act(database().read()->connection(), other, kAct), std::nullopt);
    Context another = context(other);
    another.act = kAct;
    EXPECT_NO_THROW(Operation(another, kEdit).commit());
}

TEST_P(OperationTest, of_two_at_once_with_one_act_one_is_made) {
    const auto attempt = [this] {
        Context made = context();
        made.act = kAct;
        try {
            Operation op(made, kEdit);
            op.created({"thing", 17}, {}, Thing{}, thing_fields());
            op.result({"thing", 17});
            op.commit();
            return std::string("made");
        } catch (const Error& error) {
            return error.message.key;
        }
    };
    std::vector<std::future<std::string>> attempts;
    for (int i = 0; i < 8; ++i) attempts.push_back(std::async(std::launch::async, attempt));
    std::map<std::string, int> outcomes;
    for (std::future<std::string>& one : attempts) ++outcomes[one.get()];
    EXPECT_EQ(outcomes, (std::map<std::string, int>{{"error.repeated", 7}, {"made", 1}}));
    EXPECT_EQ(journal().size(), 1U);
}

TEST_P(OperationTest, an_act_must_be_a_uuid) {
    Context made = context();
    made.act = "again";
    EXPECT_THROW(Operation(made, kEdit), Error);
}

TEST_P(OperationTest, acts_are_forgotten_after_seven_days) {
    Context made = context();
    made.act = kAct;
    Operation(made, kEdit).commit();
    EXPECT_EQ(purge_acts(database(), clock_.now() + kActsAreKept), 0);
    EXPECT_EQ(purge_acts(database(), clock_.now() + kActsAreKept + 1), 1);
    EXPECT_NO_THROW(Operation(made, kEdit).commit());
}

TEST_P(OperationTest, one_moment_stands_for_the_whole_operation) {
    const Context made = context();
    Operation op(made, kEdit);
    const Moment began = op.now();
    clock_.advance(kHour);
    op.created({"thing", 17}, {}, Thing{}, thing_fields());
    op.commit();
    EXPECT_EQ(journal()[0].created_at, began);
}

TEST_P(OperationTest, who_acts_decides_the_source) {
    std::int64_t id = 0;
    for (ActorKind kind : {ActorKind::user, ActorKind::api_key, ActorKind::rule, ActorKind::system}) {
        Actor actor = person();
        actor.kind = kind;
        const Context made = context(actor);
        Operation op(made, kEdit);
        op.created({"thing", ++id}, {}, Thing{}, thing_fields());
        op.commit();
    }
    const std::vector<JournalRow> rows = journal();
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].source, Source::user);
    EXPECT_EQ(rows[1].source, Source::api);
    EXPECT_EQ(rows[1].api_key_id, 5);
    EXPECT_EQ(rows[2].source, Source::rule);
    EXPECT_EQ(rows[2].rule_id, 5);
    EXPECT_EQ(rows[3].source, Source::code);
}

OKNO_ON_BOTH_ENGINES(OperationTest);

}  // namespace
}  // namespace okno
