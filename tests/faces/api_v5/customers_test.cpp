// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/edit_customer.h"
#include "modules/customers/update_customer_totals.h"
#include "tests/faces/api_v5/request_table.h"

namespace okno::testing {

namespace {

// As the WooCommerce module sends a buyer.
constexpr std::string_view kAnna =
    R"({"createdAt":"2026-10-01 12:30:00","firstName":"Anna","lastName":"Ivanova","email":"Anna@Example.org","externalId":"wp#17_a",)"
    R"("address":{"index":"115280","countryIso":"RU","region":"Moscow","city":"Moscow","text":"Lenina 5, 12"},)"
    R"("phones":[{"number":"8 (916) 204-18-33"}],"subscribed":true,"customFields":{"size":"M","sports":["ski","run"]}})";

class ApiCustomersTest : public RequestTableTest {
  protected:
    std::int64_t create(std::string_view customer) {
        const ApiAnswer made = post("customers/create", {{"site", "shop"}, {"customer", std::string(customer)}});
        EXPECT_EQ(made.status, 201) << made.text;
        return made.status == 201 ? std::stoll(made.at("id")) : 0;
    }
    std::vector<std::string> names(std::string_view query) {
        const ApiAnswer found = get("customers?" + std::string(query));
        EXPECT_EQ(found.status, 200) << found.text;
        std::vector<std::string> all;
        for (std::size_t i = 0; found.at("customers[" + std::to_string(i) + "]") != "absent"; ++i)
            all.push_back(found.at("customers[" + std::to_string(i) + "].firstName"));
        return all;
    }
};

TEST_P(ApiCustomersTest, a_buyer_is_made_and_read_back_whole) {
    JournalMark mark(shop());
    const ApiAnswer made = post("customers/create", {{"site", "shop"}, {"customer", std::string(kAnna)}}, Encoding::multipart);
    EXPECT_EQ(made.status, 201);
    const std::string id = made.at("id");
    EXPECT_EQ(made.text, R"({"success":true,"id":)" + id + "}");
    mark.expect({{.kind = "customer", .id = std::stoll(id), .field = "id", .new_value = id, .created = true, .source = "api"}});

    const ApiAnswer read = get("customers/wp%2317_a?site=shop");
    EXPECT_EQ(read.status, 200);
    EXPECT_EQ(read.at("customer"),
              R"({"type":"customer","id":)" + id +
                  R"(,"externalId":"wp#17_a","createdAt":"2026-10-01 12:30:00","vip":false,"bad":false,"site":"shop","tags":[],)"
                  R"("totalSumm":0,"averageSumm":0,"ordersCount":0,"customFields":{"size":"M","sports":["ski","run"]},)"
                  R"("personalDiscount":0,"cumulativeDiscount":0,"isContact":false,"firstName":"Anna","lastName":"Ivanova",)"
                  R"("email":"Anna@Example.org","phones":[{"number":"8 (916) 204-18-33"}],"address":{"id":)" +
                  read.at("customer.address.id") +
                  R"(,"text":"Lenina 5, 12","index":"115280","countryIso":"RU","region":"Moscow","city":"Moscow"},"segments":[]})");
    EXPECT_EQ(get("customers/" + id + "?by=id").at("customer"), read.at("customer"));
}

TEST_P(ApiCustomersTest, what_is_empty_is_left_out_and_an_empty_map_is_a_list) {
    const std::string id = std::to_string(create(R"({"firstName":"Bare","customFields":[],"address":[],"phones":{"1":{"number":"123"}}})"));
    const ApiAnswer read = get("customers/" + id + "?by=id");
    EXPECT_EQ(read.at("customer.customFields"), "[]");
    EXPECT_EQ(read.at("customer.address"), "absent");
    EXPECT_EQ(read.at("customer.email"), "absent");
    EXPECT_EQ(read.at("customer.externalId"), "absent");
    EXPECT_EQ(read.at("customer.phones"), R"([{"number":"123"}])");
}

TEST_P(ApiCustomersTest, an_edit_changes_what_it_names_and_nothing_else) {
    const std::int64_t id = create(kAnna);
    JournalMark mark(shop());
    const ApiAnswer edited =
        post("customers/wp%2317_a/edit?site=shop",
             {{"customer", R"({"lastName":"Petrova","email":null,"vip":1,"phones":[{"number":"+79162041833"},{"number":"+7 495 1112233"}],)"
                           R"("address":{"city":"Tver"},"customFields":{"size":"L"},"personalDiscount":"7.5","addTags":["gift"]})"}});
    EXPECT_EQ(edited.status, 200) << edited.text;
    EXPECT_EQ(edited.at("id"), std::to_string(id));
    mark.expect(
        {{.kind = "customer", .id = id, .field = "last_name", .old_value = "\"Ivanova\"", .new_value = "\"Petrova\"", .source = "api"},
         {.kind = "customer", .id = id, .field = "vip", .old_value = "false", .new_value = "true"},
         {.kind = "customer", .id = id, .field = "personal_discount", .old_value = "0", .new_value = "7.5"},
         {.kind = "customer", .id = id, .field = "tags", .old_value = "null", .new_value = R"(["gift"])"},
         {.kind = "customer", .id = id, .field = "address.city", .old_value = "\"Moscow\"", .new_value = "\"Tver\"", .part = "address"},
         {.kind = "customer", .id = id, .field = "phones", .old_value = "null", .new_value = "\"+7 495 1112233\"", .part = "phone"},
         {.kind = "customer", .id = id, .field = "custom_size", .old_value = "\"M\"", .new_value = "\"L\""}});
    const ApiAnswer read = get("customers/" + std::to_string(id) + "?by=id");
    EXPECT_EQ(read.at("customer.email"), "\"Anna@Example.org\"");
    EXPECT_EQ(read.at("customer.personalDiscount"), "7.5");
    EXPECT_EQ(read.at("customer.tags"), R"([{"name":"gift","attached":true}])");

    EXPECT_EQ(post("customers/" + std::to_string(id) + "/edit", {{"by", "id"}, {"customer", R"({"subscribed":false})"}}).status, 200);
    EXPECT_EQ(get("customers/" + std::to_string(id) + "?by=id").at("customer.emailMarketingUnsubscribedAt"), "\"2026-11-21 09:12:33\"");
}

TEST_P(ApiCustomersTest, refuses_what_is_wrong_naming_the_field_and_saves_nothing) {
    create(kAnna);
    const std::string make = "customers/create";
    const auto customer = [](std::string json) { return http::Pairs{{"site", "shop"}, {"customer", std::move(json)}}; };
    expect_rows({
        {"nothing", "POST", make, {{"site", "shop"}}, 400, {R"("errorMsg":"Parameter 'customer' is missing")"}, {}},
        {"cut off", "POST", make, customer(R"({"firstName":"A)"), 400, {R"("errors":{"customer":"Invalid JSON)"}, {}},
        {"brackets", "POST", make, customer(std::string(3'000'000, '[')), 400, {R"("customer":)"}, {}},
        {"not UTF-8", "POST", make, customer("{\"firstName\":\"\xff\xfe\"}"), 400, {R"("customer":)"}, {}},
        {"a list", "POST", make, customer("[]"), 400, {R"("customer":"This value should be of type object.")"}, {}},
        {"nobody", "POST", make, customer("{}"), 400, {R"("firstName":"Set a name)"}, {}},
        {"wrong types",
         "POST",
         make,
         customer(R"({"firstName":{},"vip":"maybe","phones":"1","managerId":"me"})"),
         400,
         {R"("errorMsg":"Errors in the entity format")", R"("firstName":)", R"("vip":)", R"("phones":)", R"("managerId":)"},
         {}},
        {"wrong values",
         "POST",
         make,
         customer(R"({"firstName":"A","email":"none","birthday":"2000-13-40","sex":"robot","createdAt":"soon","personalDiscount":1e300})"),
         400,
         {R"("createdAt":"This value is not a valid date.")", R"("personalDiscount":)"},
         {}},
        {"wrong fields",
         "POST",
         make,
         customer(R"({"firstName":"A","email":"none","birthday":"2000-13-40","sex":"robot"})"),
         400,
         {R"("email":"This value is not a valid email address.")", R"("birthday":)", R"("sex":"Unknown value: robot")"},
         {}},
        {"a deep phone",
         "POST",
         make,
         customer(R"({"firstName":"A","phones":[{"number":"1"},{"number":[]}]})"),
         400,
         {R"("phones[1].number":"This value should be of type string.")"},
         {}},
        {"discount",
         "POST",
         make,
         customer(R"({"firstName":"A","personalDiscount":-1})"),
         400,
         {R"("personalDiscount":"This value should be between)"},
         {}},
        {"contragent",
         "POST",
         make,
         customer(R"({"firstName":"A","contragent":{"contragentType":"ghost"}})"),
         400,
         {R"("contragent.contragentType":"Unknown value: ghost")"},
         {}},
        {"a custom object",
         "POST",
         make,
         customer(R"({"firstName":"A","customFields":{"size":{"a":1}}})"),
         400,
         {R"("customFields.size":)"},
         {}},
        {"5 MB",
         "POST",
         make,
         customer(R"({"firstName":")" + std::string(5'000'000, 'a') + "\"}"),
         400,
         {R"("firstName":"This value is too long. It should have 255 characters or less.")"},
         {}},
        {"5 MB custom",
         "POST",
         make,
         customer(R"({"firstName":"A","customFields":{"size":")" + std::string(5'000'000, 'a') + "\"}}"),
         400,
         {R"("customFields.size":"This value is too long.)"},
         {}},
        {"unknown manager", "POST", make, customer(R"({"firstName":"A","managerId":77})"), 400, {R"("managerId":"Unknown value: 77")"}, {}},
        {"taken",
         "POST",
         make,
         customer(R"({"firstName":"A","externalId":"wp#17_a"})"),
         400,
         {R"("errorMsg":"Customer already exists.")"},
         {}},
        {"unknown shop", "POST", make, {{"site", "moon"}, {"customer", "{}"}}, 400, {R"("site":)"}, {}},
        {"edit of nobody", "POST", "customers/nobody/edit", customer(R"({"vip":true})"), 404, {R"("errorMsg":"Not found")"}, {}},
        {"edit with a wrong field",
         "POST",
         "customers/wp%2317_a/edit",
         customer(R"({"lastName":"X","email":"none"})"),
         400,
         {R"("email":)"},
         {}},
        {"one who is not there", "GET", "customers/4711?by=id", {}, 404, {"Not found"}, {}},
        {"no number", "GET", "customers/wp?by=id", {}, 404, {"Not found"}, {}},
        {"by what", "GET", "customers/1?by=number", {}, 400, {R"("by":)"}, {}},
        {"limit", "GET", "customers?limit=30", {}, 400, {R"("errorMsg":"Errors in the input parameters")", R"("limit":)"}, {}},
        {"page", "GET", "customers?page=0", {}, 400, {R"("page":)"}, {}},
        {"filter of another kind",
         "GET",
         "customers?filter[ids][]=a&filter[vip]=x&filter[dateFrom]=soon",
         {},
         400,
         {R"("filter[ids]":)", R"("filter[vip]":)", R"("filter[dateFrom]":)"},
         {}},
        {"filter that nobody knows",
         "GET",
         "customers?filter[shoeSize]=41",
         {},
         400,
         {R"("filter[shoeSize]":"This filter is not supported.")"},
         {}},
        {"filter of no shop", "GET", "customers?filter[sites][]=moon", {}, 400, {R"("filter[sites]":)"}, {}},
    });
    EXPECT_EQ(get("customers").at("pagination.totalCount"), "1");
}

TEST_P(ApiCustomersTest, the_list_is_filtered_and_paged) {
    const users::User manager = make_person("maria@example.org", "Maria", "manager");
    const std::int64_t anna = create(kAnna);
    shop().clock().advance(kDay);
    create(R"({"firstName":"Boris","email":"boris@example.org","externalId":"2","sex":"male","bad":true,"address":{"city":"Омск"}})");
    create(R"({"firstName":"Clara","vip":true,"subscribed":false,"isContact":true,"managerId":)" + std::to_string(manager.id) + "}");
    shop().write([&](Operation& op) {
        customers::update_customer_totals(op, anna, {.orders = 2, .sum = 300'000, .cancelled = 0, .order_at = kTestNow});
    });
    const auto found = [&](std::string_view filter) { return names(filter); };
    using ::testing::ElementsAre;
    using ::testing::IsEmpty;
    EXPECT_THAT(found(""), ElementsAre("\"Clara\"", "\"Boris\"", "\"Anna\""));
    EXPECT_THAT(found("filter[email]=anna%40example.org"), ElementsAre("\"Anna\""));
    EXPECT_THAT(found("filter[name]=ivan"), ElementsAre("\"Anna\""));
    EXPECT_THAT(found("filter[name]=%2B79162041833"), ElementsAre("\"Anna\""));
    EXPECT_THAT(found("filter[ids][]=" + std::to_string(anna)), ElementsAre("\"Anna\""));
    EXPECT_THAT(found("filter[externalIds][0]=2&filter[externalIds][1]=wp%2317_a"), ElementsAre("\"Boris\"", "\"Anna\""));
    EXPECT_THAT(found("filter[isContact]=1"), ElementsAre("\"Clara\""));
    EXPECT_THAT(found("filter[sex]=male"), ElementsAre("\"Boris\""));
    EXPECT_THAT(found("filter[bad]=true"), ElementsAre("\"Boris\""));
    EXPECT_THAT(found("filter[vip]=1"), ElementsAre("\"Clara\""));
    EXPECT_THAT(found("filter[city]=%D0%BE%D0%BC"), ElementsAre("\"Boris\""));
    EXPECT_THAT(found("filter[emailMarketingUnsubscribed]=1"), ElementsAre("\"Clara\""));
    EXPECT_THAT(found("filter[managers][]=" + std::to_string(manager.id)), ElementsAre("\"Clara\""));
    EXPECT_THAT(found("filter[managerGroups][]=manager"), ElementsAre("\"Clara\""));
    EXPECT_THAT(found("filter[managerGroups][]=courier"), IsEmpty());
    EXPECT_THAT(found("filter[minOrdersCount]=1"), ElementsAre("\"Anna\""));
    EXPECT_THAT(found("filter[minTotalSumm]=3000&filter[maxTotalSumm]=3000"), ElementsAre("\"Anna\""));
    EXPECT_THAT(found("filter[minAverageSumm]=1500.01"), IsEmpty());
    EXPECT_THAT(found("filter[dateTo]=2026-11-21"), ElementsAre("\"Anna\""));
    EXPECT_THAT(found("filter[dateFrom]=2026-11-22&filter[dateTo]=2026-11-22"), ElementsAre("\"Clara\"", "\"Boris\""));
    EXPECT_THAT(found("filter[firstOrderFrom]=2026-11-21&filter[lastOrderTo]=2026-11-21"), ElementsAre("\"Anna\""));
    EXPECT_THAT(found("filter[sites][]=shop&filter[region]=mos"), ElementsAre("\"Anna\""));

    EXPECT_EQ(get("customers?filter[ids][]=" + std::to_string(anna)).at("customers[0].totalSumm"), "3000");
    const ApiAnswer past = get("customers?limit=20&page=2");
    EXPECT_EQ(past.status, 200);
    EXPECT_EQ(past.at("customers"), "[]");
    EXPECT_EQ(past.at("pagination"), R"({"limit":20,"totalCount":3,"currentPage":2,"totalPageCount":1})");
    EXPECT_EQ(get("customers?filter[email]=x%40y.z").at("pagination.totalPageCount"), "0");
}

// OpenCart asks for the buyers of its history by up to 100 ids and names no limit.
TEST_P(ApiCustomersTest, all_ids_that_are_asked_for_come_when_no_limit_is_said) {
    std::string query;
    for (int i = 0; i < 25; ++i) query += "&filter[ids][]=" + std::to_string(create(R"({"firstName":"Buyer"})"));
    EXPECT_EQ(get("customers?" + query).body.find("customers")->as_array().size(), 25U);
    EXPECT_EQ(get("customers?limit=20" + query).body.find("customers")->as_array().size(), 20U);
}

TEST_P(ApiCustomersTest, a_key_sees_and_touches_only_its_own_shops) {
    add_site("second");
    const std::int64_t anna = create(kAnna);
    use(client({"second"}));
    const std::string path = "customers/" + std::to_string(anna);
    expect_rows({
        {"read", "GET", path + "?by=id", {}, 404, {"Not found"}, {"Anna"}},
        {"by external id in its own shop", "GET", "customers/wp%2317_a", {}, 404, {"Not found"}, {}},
        {"in the other shop", "GET", "customers/wp%2317_a?site=shop", {}, 403, {"Access denied."}, {}},
        {"edit", "POST", path + "/edit?by=id", {{"customer", R"({"vip":true})"}}, 404, {"Not found"}, {}},
        {"create", "POST", "customers/create", {{"site", "shop"}, {"customer", R"({"firstName":"A"})"}}, 403, {"Access denied."}, {}},
        {"fix",
         "POST",
         "customers/fix-external-ids",
         {{"customers", R"([{"id":)" + std::to_string(anna) + R"(,"externalId":"x"}])"}},
         404,
         {"Not found"},
         {}},
        {"list", "GET", "customers", {}, 200, {R"("totalCount":0)"}, {"Anna"}},
        {"history", "GET", "customers/history?filter[sinceId]=0", {}, 200, {R"("history":[])"}, {"Anna"}},
    });
    const ApiAnswer own = post("customers/create", {{"customer", R"({"firstName":"Own","externalId":"wp#17_a"})"}});
    EXPECT_EQ(own.status, 201) << own.text;
    EXPECT_EQ(get("customers/wp%2317_a").at("customer.site"), "\"second\"");

    use(client());
    EXPECT_EQ(get("customers/wp%2317_a").at("errorMsg"), "\"Parameter 'site' is missing\"");
    use(client({}, {"customer_read"}));
    EXPECT_EQ(post("customers/create", {{"site", "shop"}, {"customer", R"({"firstName":"A"})"}}).status, 403);
    use(client({}, {"order_read", "customer_write"}));
    EXPECT_EQ(get("customers").status, 403);
    EXPECT_EQ(get("customers/history").status, 403);
}

TEST_P(ApiCustomersTest, a_batch_keeps_the_good_ones_and_names_the_others) {
    create(kAnna);
    JournalMark mark(shop());
    const ApiAnswer all = post("customers/upload", {{"customers", R"([{"firstName":"A","externalId":"1"},{"firstName":"B"}])"}});
    EXPECT_EQ(all.status, 200);
    EXPECT_EQ(all.at("success"), "true");
    EXPECT_EQ(all.at("uploadedCustomers[0].externalId"), "\"1\"");
    EXPECT_EQ(all.at("uploadedCustomers[1].externalId"), "absent");
    mark.expect({{.kind = "customer", .field = "id", .created = true}, {.kind = "customer", .field = "id", .created = true}});

    const ApiAnswer some =
        post("customers/upload", {{"customers", R"([{"firstName":"C","externalId":"3"},{"firstName":"D","externalId":"4","email":"none"},)"
                                                R"({"firstName":"E","externalId":"wp#17_a"},"F"])"}});
    EXPECT_EQ(some.status, 460);
    EXPECT_EQ(some.at("success"), "false");
    EXPECT_EQ(some.at("errorMsg"), "\"Customers are loaded with errors\"");
    EXPECT_EQ(some.at("uploadedCustomers[0].externalId"), "\"3\"");
    EXPECT_EQ(some.at("uploadedCustomers[1]"), "absent");
    EXPECT_EQ(some.at("failedCustomers"), R"([{"externalId":"4"},{"externalId":"wp#17_a"},{}])");
    EXPECT_EQ(some.at("errors[0]"), "\"customers[1].email: This value is not a valid email address.\"");
    EXPECT_EQ(some.at("errors[1]"), "\"customers[2]: Customer already exists.\"");
    mark.expect({{.kind = "customer", .field = "id", .created = true}});

    std::string many = "[{}";
    for (int i = 0; i < 50; ++i) many += ",{}";
    expect_rows(
        {{"51", "POST", "customers/upload", {{"customers", many + "]"}}, 400, {R"("customers":"Too many elements: 50 at most.")"}, {}},
         {"no list", "POST", "customers/upload", {{"customers", "7"}}, 400, {R"("customers":"This value should be of type array.")"}, {}}});
}

TEST_P(ApiCustomersTest, external_ids_are_bound_to_buyers_made_here) {
    const std::int64_t anna = create(R"({"firstName":"Anna"})");
    const std::string id = std::to_string(anna);
    JournalMark mark(shop());
    const ApiAnswer fixed = post("customers/fix-external-ids", {{"customers", R"([{"id":)" + id + R"(,"externalId":"oc-5"}])"}});
    EXPECT_EQ(fixed.status, 200);
    EXPECT_EQ(fixed.text, R"({"success":true})");
    mark.expect({{.kind = "customer", .id = anna, .field = "external_id", .old_value = "null", .new_value = "\"oc-5\"", .source = "api"}});
    EXPECT_EQ(get("customers/oc-5?site=shop").at("customer.id"), id);
    expect_rows({
        {"nothing named",
         "POST",
         "customers/fix-external-ids",
         {{"customers", "[{}]"}},
         400,
         {R"("customers[0].id":)", R"("customers[0].externalId":)"},
         {}},
        {"unknown",
         "POST",
         "customers/fix-external-ids",
         {{"customers", R"([{"id":4711,"externalId":"x"}])"}},
         404,
         {"There is no such customer."},
         {}},
    });
}

TEST_P(ApiCustomersTest, history_begins_with_the_whole_buyer_as_he_was_and_goes_on_with_stubs) {
    const std::int64_t anna = create(kAnna);
    const std::string id = std::to_string(anna);
    shop().clock().advance(kMinute);
    customers::EditCustomer edit{anna, std::nullopt, {}};
    edit.input.last_name = "Petrova";
    edit.input.subscribed = false;
    edit.input.address = {{&customers::Address::city, "Tver"}};
    customers::edit_customer(shop().context(TestShop::admin()), shop().books(), edit);
    post("customers/wp%2317_a/edit", {{"site", "shop"}, {"customer", R"({"vip":true})"}});

    const ApiAnswer all = get("customers/history?filter[sinceId]=0&limit=100&page=1");
    EXPECT_EQ(all.status, 200) << all.text;
    EXPECT_EQ(all.at("generatedAt"), "\"2026-11-21 09:13:33\"");
    EXPECT_EQ(all.at("pagination"), R"({"limit":100,"totalCount":5,"currentPage":1,"totalPageCount":1})");

    EXPECT_EQ(all.at("history[0].created"), "true");
    EXPECT_EQ(all.at("history[0].source"), "\"api\"");
    EXPECT_EQ(all.at("history[0].apiKey"), R"({"current":true})");
    EXPECT_EQ(all.at("history[0].field"), "\"id\"");
    EXPECT_EQ(all.at("history[0].oldValue"), "null");
    EXPECT_EQ(all.at("history[0].newValue"), id);
    EXPECT_EQ(all.at("history[0].createdAt"), "\"2026-11-21 09:12:33\"");
    EXPECT_EQ(all.at("history[0].customer.lastName"), "\"Ivanova\"");
    EXPECT_EQ(all.at("history[0].customer.vip"), "false");
    EXPECT_EQ(all.at("history[0].customer.address.city"), "\"Moscow\"");
    EXPECT_EQ(all.at("history[0].customer.emailMarketingUnsubscribedAt"), "absent");
    EXPECT_EQ(all.at("history[0].customer.phones"), R"([{"number":"8 (916) 204-18-33"}])");

    const std::string stub = R"({"id":)" + id + R"(,"externalId":"wp#17_a","site":"shop"})";
    EXPECT_EQ(all.at("history[1].field"), "\"last_name\"");
    EXPECT_EQ(all.at("history[1].created"), "absent");
    EXPECT_EQ(all.at("history[1].source"), "\"user\"");
    EXPECT_EQ(all.at("history[1].user"), R"({"id":1})");
    EXPECT_EQ(all.at("history[1].apiKey"), "absent");
    EXPECT_EQ(all.at("history[1].oldValue"), "\"Ivanova\"");
    EXPECT_EQ(all.at("history[1].newValue"), "\"Petrova\"");
    EXPECT_EQ(all.at("history[1].customer"), stub);
    EXPECT_EQ(all.at("history[2].field"), "\"email_marketing_unsubscribed_at\"");
    EXPECT_EQ(all.at("history[2].oldValue"), "null");
    EXPECT_EQ(all.at("history[2].newValue"), "\"2026-11-21 09:13:33\"");
    EXPECT_EQ(all.at("history[3].field"), "\"address.city\"");
    EXPECT_EQ(all.at("history[3].address.isMain"), "true");
    EXPECT_EQ(all.at("history[4].field"), "\"vip\"");
    EXPECT_EQ(all.at("history[4].customer"), stub);

    const std::string last = all.at("history[4].id"), before = all.at("history[3].id");
    EXPECT_EQ(get("customers/history?filter[sinceId]=" + before).at("history[0].id"), last);
    const ApiAnswer end = get("customers/history?filter[sinceId]=" + last);
    EXPECT_EQ(end.at("history"), "[]");
    EXPECT_EQ(end.at("pagination.totalPageCount"), "0");
    EXPECT_EQ(get("customers/history?filter[customerId]=4711").at("history"), "[]");
    EXPECT_EQ(get("customers/history?filter[customerExternalId]=wp%2317_a").at("pagination.totalCount"), "5");
    EXPECT_EQ(get("customers/history?filter[customerExternalId]=nobody").at("history"), "[]");
    EXPECT_EQ(get("customers/history?filter[startDate]=2026-11-21%2009:13:00").at("pagination.totalCount"), "4");
    EXPECT_EQ(get("customers/history?filter[startDate]=2026-11-21%2009:13:00&filter[sinceId]=" + before).at("pagination.totalCount"), "1");
    EXPECT_EQ(get("customers/history?filter[sinceId]=0&page=2").status, 400);
    EXPECT_EQ(get("customers/history?page=2&limit=20").at("history"), "[]");

    use(client());
    EXPECT_EQ(get("customers/history?filter[sinceId]=0").at("history[0].apiKey"), R"({"current":false})");
}

// The modules move sinceId to the last record and go on while currentPage < totalPageCount: every record once, in order.
TEST_P(ApiCustomersTest, history_is_read_to_its_end_as_modules_do) {
    for (int i = 0; i < 45; ++i) create(R"({"firstName":"Buyer"})");
    std::vector<std::int64_t> numbers;
    std::string since = "0";
    for (int call = 0; call < 10; ++call) {
        const ApiAnswer page = get("customers/history?limit=20&filter[sinceId]=" + since);
        for (const Json& record : page.body.find("history")->as_array()) {
            since = record.find("id")->digits();
            numbers.push_back(*record.find("id")->to_int());
        }
        if (page.at("pagination.currentPage") >= page.at("pagination.totalPageCount")) break;
    }
    EXPECT_EQ(numbers.size(), 45U);
    EXPECT_TRUE(std::is_sorted(numbers.begin(), numbers.end()));
    EXPECT_EQ(std::adjacent_find(numbers.begin(), numbers.end()), numbers.end());
}

// The calls of modules-need (c) about buyers, with the parameters that each module adds of its own.
TEST_P(ApiCustomersTest, answer_the_calls_of_store_modules) {
    use(client({"shop"}));
    EXPECT_EQ(get("customers?filter[email]=anna%40example.org&filter[isContact]=0&cms_source=WordPress&woo_version=8").at("customers"),
              "[]");
    EXPECT_EQ(post("customers/create", {{"customer", std::string(kAnna)}}).status, 201);
    const ApiAnswer woo = get("customers?filter[email]=anna%40example.org&filter[isContact]=0");
    for (const std::string member : {"id", "externalId", "email", "phones", "address"})
        EXPECT_NE(woo.at("customers[0]." + member), "absent");
    const ApiAnswer cart = get("customers?filter[name]=89162041833&filter[email]=anna%40example.org");
    EXPECT_EQ(cart.at("customers[0].externalId"), "\"wp#17_a\"");
    EXPECT_EQ(post("customers/upload", {{"customers", R"([{"externalId":"wp#17_a","firstName":"Anna"}])"}}, Encoding::multipart).status,
              460);
    EXPECT_EQ(
        post("customers/wp%2317_a/edit", {{"customer", R"({"externalId":"wp#17_a","subscribed":false})"}}, Encoding::multipart).status,
        200);
}

OKNO_ON_BOTH_ENGINES(ApiCustomersTest);

}  // namespace

}  // namespace okno::testing
