// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/edit_customer.h"

#include <gmock/gmock.h>

#include <random>

#include "modules/customers/company_store.h"
#include "modules/customers/create_customer.h"
#include "modules/customers/customer_history.h"
#include "modules/customers/customer_store.h"
#include "modules/customers/delete_customer.h"
#include "tests/support/journal_expect.h"
#include "tests/support/test_shop.h"

namespace okno::customers {
namespace {

using okno::testing::JournalMark;
using okno::testing::refusal;
using okno::testing::TopicIs;
using ::testing::ElementsAre;

class EditCustomerTest : public okno::testing::ShopTest {
  protected:
    Context admin() { return shop().context(shop().admin()); }
    Customer create(const CustomerInput& input) { return create_customer(admin(), shop().books(), input); }
    Customer edit(std::int64_t id, CustomerInput input, std::optional<std::int64_t> version = std::nullopt) {
        return edit_customer(admin(), shop().books(), {id, version, std::move(input)});
    }
    std::optional<Customer> kept(std::int64_t id, Deleted deleted = Deleted::left_out) {
        return CustomerStore().by_id(shop().database().read()->connection(), id, deleted);
    }
    static CustomerInput named(std::string name) {
        CustomerInput input;
        input.first_name = std::move(name);
        return input;
    }
};

TEST_P(EditCustomerTest, a_card_is_kept_as_given) {
    CustomerInput input = named("  Анна ");
    input.external_id = "c-1";
    input.last_name = "Иванова";
    input.patronymic = "Петровна";
    input.email = "anna@mail.example";
    input.phones = std::vector<std::string>{"8 (912) 345-67-89", "", "+48 601 234 567", "89123456789"};
    input.sex = "female";
    input.birthday = "1990-02-28";
    input.address = {{&Address::city, "Тула"}, {&Address::street, "Ленина"}, {&Address::flat, "5"}};
    input.contragent = {{&Contragent::type, "enterpreneur"}, {&Contragent::inn, "7707083893"}};
    input.manager_id = 4;
    input.vip = true;
    input.personal_discount = 1050;
    input.discount_card = "777";
    input.note = "звонить вечером";
    input.subscribed = false;
    input.origin = Origin{"google", "cpc", "autumn", "shoes", "banner"};
    input.browser_id = "b-17";
    input.add_tags = {"опт", "опт", "тула"};
    input.custom_fields = Json(JsonObject{{"size", Json("42")}, {"age", Json(33)}});
    JournalMark mark(shop());
    const Customer made = create(input);
    EXPECT_EQ(made.first_name, "Анна");
    EXPECT_EQ(made.phones.size(), 2U) << "an empty one and one given twice are not kept";
    EXPECT_EQ(made.email_unsubscribed_at, okno::testing::kTestNow);
    EXPECT_EQ(made.tags, (std::vector<std::string>{"опт", "тула"}));
    EXPECT_EQ(kept(made.id), made);
    EXPECT_EQ(display_name(made), "Иванова Анна Петровна");
    EXPECT_EQ(one_line(made.address), "Тула, Ленина, 5");
    mark.expect({{.kind = "customer", .id = made.id, .field = "id", .created = true, .source = "user"}});
    EXPECT_THAT(shop().topics(), ElementsAre(TopicIs("customer", made.id, "created")));
    EXPECT_EQ(CustomerStore().by_external_id(shop().database().read()->connection(), made.site_id, "c-1"), made);
}

TEST_P(EditCustomerTest, what_is_wrong_is_named_together_and_nothing_is_kept) {
    CustomerInput input = named(std::string(300, 'a'));
    input.email = "no mail";
    input.birthday = "1990-02-30";
    input.sex = "robot";
    input.personal_discount = 10001;
    input.phones = std::vector<std::string>(21, "1");
    const Error error = refusal([&] { create(input); });
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    std::vector<std::string> paths;
    for (const FieldError& field : error.fields) paths.push_back(field.path);
    EXPECT_THAT(paths, ::testing::UnorderedElementsAre("first_name", "email", "birthday", "sex", "personal_discount", "phones"));
    EXPECT_EQ(refusal([&] { create({}); }).fields.at(0).path, "first_name");
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM customers"), 0);
}

TEST_P(EditCustomerTest, an_edit_writes_one_row_for_each_changed_field_and_nothing_else) {
    CustomerInput input = named("Анна");
    input.phones = std::vector<std::string>{"+79120000001", "+79120000002"};
    const std::int64_t id = create(input).id;
    JournalMark mark(shop());
    shop().topics();

    CustomerInput change;
    change.first_name = "Анна";
    change.last_name = "Иванова";
    change.manager_id = 4;
    change.phones = std::vector<std::string>{"89120000002", "+79120000003"};
    change.address = {{&Address::city, "Тула"}};
    change.note = "вечером";
    change.custom_fields = Json(JsonObject{{"size", Json("42")}});
    const Customer after = edit(id, change, 1);
    EXPECT_EQ(after.version, 2);
    EXPECT_EQ(kept(id), after);
    const auto row = [&](std::string field, std::string was, std::string is, std::string part = "") {
        return okno::testing::ExpectedRow{.kind = "customer", .id = id, .field = field, .old_value = was, .new_value = is, .part = part};
    };
    mark.expect({row("last_name", "null", "\"Иванова\""), row("manager", "null", R"({"id":4})"), row("commentary", "null", "\"вечером\""),
                 row("address.city", "null", "\"Тула\"", "address"), row("phones", "\"+79120000001\"", "null", "phone"),
                 row("phones", "null", "\"+79120000003\"", "phone"), row("custom_size", "null", "\"42\"")});
    EXPECT_EQ(shop().topics().size(), 2U) << "the card under its new manager, and the place it left";

    EXPECT_EQ(edit(id, change).version, 2) << "the same once more changes nothing";
    mark.expect({});
    EXPECT_EQ(refusal([&] { edit(id, named("Вера"), 1); }).message.key, "error.version");
    EXPECT_EQ(refusal([&] { edit(999'999, named("Вера")); }).kind, ErrorKind::not_found);
}

TEST_P(EditCustomerTest, an_external_id_is_unique_among_the_living_of_a_shop) {
    CustomerInput input = named("Анна");
    input.external_id = "c-1";
    const std::int64_t first = create(input).id;
    EXPECT_EQ(refusal([&] { create(input); }).message.key, "error.customer.external_id_taken");
    const std::int64_t second = create(named("Вера")).id;
    EXPECT_EQ(refusal([&] { edit(second, input); }).message.key, "error.customer.external_id_taken");
    delete_customer(admin(), first);
    fix_customer_external_ids(admin(), {{second, "c-1"}});
    EXPECT_EQ(kept(second)->external_id, "c-1");
}

TEST_P(EditCustomerTest, the_bin_hides_but_keeps) {
    const std::int64_t id = create(named("Анна")).id;
    JournalMark mark(shop());
    delete_customer(admin(), id);
    mark.expect({{.kind = "customer", .id = id, .field = "id", .new_value = "null", .deleted = true}});
    EXPECT_FALSE(kept(id));
    const std::optional<Customer> binned = kept(id, Deleted::included);
    ASSERT_TRUE(binned);
    EXPECT_EQ(binned->deleted_at, okno::testing::kTestNow);
    EXPECT_EQ(binned->deleted_by, okno::testing::TestShop::kAdminId);
    EXPECT_EQ(refusal([&] { delete_customer(admin(), id); }).kind, ErrorKind::not_found);
}

TEST_P(EditCustomerTest, a_manager_with_level_own_reaches_his_and_nobodys_buyers_alone) {
    CustomerInput input = named("Анна");
    input.manager_id = 9;
    const std::int64_t others = create(input).id;
    input.manager_id = 5;
    const std::int64_t own = create(input).id;
    const Context manager = shop().context(shop().with_level("customers_edit", Level::own, 5));
    EXPECT_EQ(refusal([&] { edit_customer(manager, shop().books(), {others, std::nullopt, named("Вера")}); }).kind, ErrorKind::not_found);
    EXPECT_EQ(edit_customer(manager, shop().books(), {own, std::nullopt, named("Вера")}).first_name, "Вера");
    EXPECT_EQ(refusal([&] { create_customer(manager, shop().books(), named("Вера")); }).kind, ErrorKind::forbidden);
}

// Random edits; after each, the state is remembered with its journal number. Each must come back from the present alone.
TEST_P(EditCustomerTest, any_earlier_state_is_rebuilt_from_the_present) {
    std::mt19937 random(20261121);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const auto word = [&] { return std::vector<std::string>{"", "Анна", "Łukasz", "Oʻktam", "x"}[static_cast<std::size_t>(pick(5))]; };
    const std::int64_t id = create(named("Анна")).id;
    const auto newest = [&] {
        number_journal(shop().database());
        JournalQuery query;
        query.kind = "customer";
        query.limit = 1000;
        return read_journal(shop().database().read()->connection(), query).back().number;
    };
    std::vector<std::pair<std::int64_t, Customer>> states = {{newest(), kept(id).value()}};
    for (int round = 0; round < 60; ++round) {
        CustomerInput change;
        if (pick(2) == 0) change.last_name = word();
        if (pick(3) == 0) change.email = pick(2) == 0 ? "" : "a" + std::to_string(pick(9)) + "@b.example";
        if (pick(3) == 0) change.vip = pick(2) == 0;
        if (pick(3) == 0) change.manager_id = pick(3);
        if (pick(3) == 0) change.subscribed = pick(2) == 0;
        if (pick(3) == 0) change.birthday = pick(2) == 0 ? "" : "1990-01-0" + std::to_string(1 + pick(9));
        if (pick(3) == 0) change.personal_discount = pick(10'000);
        if (pick(2) == 0) {
            change.phones.emplace();
            for (int i = pick(4); i > 0; --i) change.phones->push_back("+7912000000" + std::to_string(pick(6)));
        }
        if (pick(3) == 0) change.address = {{&Address::city, word()}, {&Address::flat, word()}};
        if (pick(4) == 0) change.contragent = {{&Contragent::legal_name, word()}};
        if (pick(3) == 0) change.add_tags = {"t" + std::to_string(pick(4))};
        if (pick(3) == 0) change.remove_tags = {"t" + std::to_string(pick(4))};
        if (pick(3) == 0) {
            const std::string code = "f" + std::to_string(pick(3));
            change.custom_fields = Json(JsonObject{{code, pick(2) == 0 ? Json() : Json(pick(100))}});
        }
        shop().clock().advance(kMinute);
        edit(id, change);
        states.emplace_back(newest(), kept(id).value());
    }
    for (auto& [number, state] : states) {
        std::optional<Customer> rebuilt = customer_at(shop().database().read()->connection(), id, number);
        ASSERT_TRUE(rebuilt) << number;
        // Not audited: they say how often and when, which the journal itself says better.
        rebuilt->version = state.version;
        rebuilt->updated_at = state.updated_at;
        rebuilt->address_id = state.address_id;
        EXPECT_EQ(*rebuilt, state) << "at journal number " << number;
    }
    EXPECT_FALSE(customer_at(shop().database().read()->connection(), id, 0)) << "before its creation";
}

TEST_P(EditCustomerTest, a_company_has_legal_entities_contacts_and_addresses) {
    CustomerInput input;
    input.kind = CustomerKind::company;
    input.nick_name = "Ромашка";
    const std::int64_t id = create(input).id;
    const std::int64_t person = create(named("Анна")).id;
    const CompanyStore store;
    CompanyAddress office{.customer_id = id, .is_main = true, .external_id = "a-1", .name = "офис", .address = {}};
    office.address.city = "Москва";
    Company first{.customer_id = id, .is_main = true, .external_id = "k-1", .name = "ООО Ромашка", .brand = "Ромашка", .contragent = {}};
    first.contragent.inn = "7707083893";
    Company second{.customer_id = id, .is_main = true, .external_id = {}, .name = "ИП Ромашкин", .brand = {}, .contragent = {}};
    CompanyContact contact{.customer_id = id, .person_id = person, .is_main = true, .companies = {}};
    shop().write([&](Operation& op) {
        store.save(op, office);
        first.address_id = office.id;
        store.save(op, first);
        store.save(op, second);
        contact.companies = {first.id};
        store.save(op, contact);
        contact.companies.push_back(second.id);
        store.save(op, contact);
    });
    const std::unique_ptr<db::ReadLease> lease = shop().database().read();
    first.is_main = false;  // the second took the mark
    EXPECT_THAT(store.companies(lease->connection(), id), ElementsAre(first, second));
    EXPECT_THAT(store.contacts(lease->connection(), id), ElementsAre(contact));
    EXPECT_THAT(store.addresses(lease->connection(), id), ElementsAre(office));
    EXPECT_EQ(CustomerStore().by_id(lease->connection(), id)->address.city, "Москва");
    EXPECT_EQ(store.company(lease->connection(), first.id), first);
}

OKNO_ON_BOTH_ENGINES(EditCustomerTest);

}  // namespace
}  // namespace okno::customers
