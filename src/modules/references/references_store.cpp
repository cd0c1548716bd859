// SPDX-License-Identifier: Apache-2.0
#include "modules/references/references_store.h"

#include "base/error.h"

namespace okno::references {

namespace {

constexpr std::string_view kSiteColumns =
    "id, code, name, names, url, description, active, is_default, ordering, currency, country_iso, zone, number_format, catalogue_id, "
    "buyers_id, "
    "legal_entity_id, yml_url, load_from_yml, catalogue_loaded_at, phones, address, zip, sender_email, sender_name, version, deleted_at";
constexpr std::string_view kGroupColumns = "id, code, name, names, kind, hue, icon, active, ordering, deleted_at";
constexpr std::string_view kStatusColumns =
    "id, code, name, names, group_id, hue, icon, active, is_default, ordering, limit_minutes, version, deleted_at";
constexpr std::string_view kItemColumns =
    "id, book, code, name, names, active, is_default, ordering, description, extra, version, deleted_at";

std::string select(std::string_view columns, std::string_view rest) {
    std::string sql = "SELECT ";
    sql += columns;
    sql += " FROM ";
    sql += rest;
    return sql;
}

Json parsed(const std::optional<std::string>& text) { return text ? parse_json(*text) : Json(); }

Names read_names(db::Columns& columns) { return names_from_json(parsed(columns.maybe_text())); }

std::optional<std::string> dumped(const Json& json) {
    if (json.is_null()) return std::nullopt;
    return json.dump();
}

Site read_site(const db::Row& row) {
    db::Columns columns(row);
    Site site;
    site.id = columns.integer();
    site.code = columns.text();
    site.name = columns.text();
    site.names = read_names(columns);
    site.url = columns.text();
    site.description = columns.text();
    site.active = columns.flag();
    site.is_default = columns.flag();
    site.ordering = static_cast<int>(columns.integer());
    site.currency = columns.text();
    site.country_iso = columns.text();
    site.zone = columns.text();
    site.number_format = columns.text();
    site.catalogue_id = columns.integer();
    site.buyers_id = columns.integer();
    site.legal_entity_id = columns.integer();
    site.yml_url = columns.text();
    site.load_from_yml = columns.flag();
    site.catalogue_loaded_at = columns.integer();
    site.phones = columns.text();
    site.address = columns.text();
    site.zip = columns.text();
    site.sender_email = columns.text();
    site.sender_name = columns.text();
    site.version = columns.integer();
    site.deleted = columns.maybe_integer().has_value();
    return site;
}

StatusGroup read_group(const db::Row& row) {
    db::Columns columns(row);
    StatusGroup group;
    group.id = columns.integer();
    group.code = columns.text();
    group.name = columns.text();
    group.names = read_names(columns);
    group.kind = stage_kind_from(columns.text()).value_or(StageKind::work);
    group.hue = columns.text();
    group.icon = columns.text();
    group.active = columns.flag();
    group.ordering = static_cast<int>(columns.integer());
    group.deleted = columns.maybe_integer().has_value();
    return group;
}

Status read_status(const db::Row& row) {
    db::Columns columns(row);
    Status status;
    status.id = columns.integer();
    status.code = columns.text();
    status.name = columns.text();
    status.names = read_names(columns);
    status.group_id = columns.integer();
    status.hue = columns.text();
    status.icon = columns.text();
    status.active = columns.flag();
    status.is_default = columns.flag();
    status.ordering = static_cast<int>(columns.integer());
    status.limit_minutes = columns.integer();
    status.version = columns.integer();
    status.deleted = columns.maybe_integer().has_value();
    return status;
}

ReferenceItem read_item(const db::Row& row) {
    db::Columns columns(row);
    ReferenceItem item;
    item.id = columns.integer();
    const std::optional<Book> book = book_from(columns.text());
    check(book.has_value(), "references: an entry of an unknown book");
    item.book = *book;
    item.code = columns.text();
    item.name = columns.text();
    item.names = read_names(columns);
    item.active = columns.flag();
    item.is_default = columns.flag();
    item.ordering = static_cast<int>(columns.integer());
    item.description = columns.text();
    item.extra = parsed(columns.maybe_text());
    item.version = columns.integer();
    item.deleted = columns.maybe_integer().has_value();
    return item;
}

template <typename Entry, typename Read>
std::vector<Entry> read_all(const db::Rows& rows, Read read) {
    std::vector<Entry> entries;
    entries.reserve(rows.size());
    for (const db::Row& row : rows) entries.push_back(read(row));
    return entries;
}

template <typename Entry, typename Read>
std::optional<Entry> read_one(const db::Rows& rows, Read read) {
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

std::int64_t returned_id(const db::Rows& rows) { return rows[0].integer(0); }

void require_one(std::int64_t touched) {
    if (touched != 1) throw_conflict("error.changed_meanwhile");
}

void put_setting(db::Connection& connection, std::string_view key, std::string_view value) {
    connection.execute("INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                       {key, value});
}

constexpr std::string_view kAccountKey = "account";
constexpr std::string_view kVersionKey = "references.version";

}  // namespace

bool is_empty(db::Connection& connection) { return connection.query("SELECT 1 FROM sites LIMIT 1").empty(); }

Books::Content read_books(db::Connection& connection) {
    Books::Content content;
    content.account = read_account(connection);
    content.sites = read_all<Site>(connection.query(select(kSiteColumns, "sites ORDER BY ordering, id")), read_site);
    content.groups = read_all<StatusGroup>(connection.query(select(kGroupColumns, "status_groups ORDER BY ordering, id")), read_group);
    content.statuses = read_all<Status>(connection.query(select(kStatusColumns, "statuses ORDER BY ordering, id")), read_status);
    content.items =
        read_all<ReferenceItem>(connection.query(select(kItemColumns, "reference_items ORDER BY book, ordering, id")), read_item);
    content.version = read_books_version(connection);
    return content;
}

std::int64_t read_books_version(db::Connection& connection) {
    const std::optional<std::string> value = connection.maybe_text("SELECT value FROM settings WHERE key = $1", {kVersionKey});
    return value ? parse_json(*value).to_int().value_or(0) : 0;
}

AccountSettings read_account(db::Connection& connection) {
    AccountSettings account;
    const std::optional<std::string> value = connection.maybe_text("SELECT value FROM settings WHERE key = $1", {kAccountKey});
    if (!value) return account;
    const Json json = parse_json(*value);
    const auto text = [&json](std::string_view name, std::string& into) {
        const Json* found = json.find(name);
        if (found != nullptr && found->is_string()) into = found->as_string();
    };
    text("company", account.company);
    text("currency", account.currency);
    text("zone", account.zone);
    text("language", account.language);
    if (const Json* countries = json.find("countries"); countries != nullptr && countries->is_array()) {
        account.countries.clear();
        for (const Json& country : countries->as_array()) account.countries.push_back(country.as_string());
    }
    if (const Json* times = json.find("work_times")) account.work_times = *times;
    if (const Json* days = json.find("non_working_days")) account.non_working_days = *days;
    if (const Json* moment = json.find("changed_at")) account.changed_at = moment->to_int().value_or(0);
    return account;
}

std::optional<Site> find_site(db::Connection& connection, std::string_view code) {
    return read_one<Site>(connection.query(select(kSiteColumns, "sites WHERE code = $1 AND deleted_at IS NULL"), {code}), read_site);
}

std::optional<StatusGroup> find_status_group(db::Connection& connection, std::string_view code) {
    return read_one<StatusGroup>(connection.query(select(kGroupColumns, "status_groups WHERE code = $1 AND deleted_at IS NULL"), {code}),
                                 read_group);
}

std::optional<Status> find_status(db::Connection& connection, std::string_view code) {
    return read_one<Status>(connection.query(select(kStatusColumns, "statuses WHERE code = $1 AND deleted_at IS NULL"), {code}),
                            read_status);
}

std::optional<ReferenceItem> find_item(db::Connection& connection, Book book, std::string_view code) {
    return read_one<ReferenceItem>(
        connection.query(select(kItemColumns, "reference_items WHERE book = $1 AND code = $2 AND deleted_at IS NULL"),
                         {to_string(book), code}),
        read_item);
}

void insert_site(Operation& op, Site& site) {
    db::Connection& connection = op.connection();
    site.id =
        returned_id(connection.query("INSERT INTO sites (code, name, names, url, description, active, is_default, ordering, currency, "
                                     "country_iso, zone, number_format, catalogue_id, "
                                     "buyers_id, legal_entity_id, yml_url, load_from_yml, catalogue_loaded_at, phones, address, zip, "
                                     "sender_email, sender_name, version) "
                                     "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, "
                                     "$21, $22, $23, $24) RETURNING id",
                                     {site.code,         site.name,          dumped(names_to_json(site.names)),
                                      site.url,          site.description,   site.active,
                                      site.is_default,   site.ordering,      site.currency,
                                      site.country_iso,  site.zone,          site.number_format,
                                      site.catalogue_id, site.buyers_id,     site.legal_entity_id,
                                      site.yml_url,      site.load_from_yml, site.catalogue_loaded_at,
                                      site.phones,       site.address,       site.zip,
                                      site.sender_email, site.sender_name,   site.version}));
    if (site.catalogue_id != 0 && site.buyers_id != 0) return;
    if (site.catalogue_id == 0) site.catalogue_id = site.id;
    if (site.buyers_id == 0) site.buyers_id = site.id;
    connection.execute("UPDATE sites SET catalogue_id = $1, buyers_id = $2 WHERE id = $3", {site.catalogue_id, site.buyers_id, site.id});
}

void insert_status_group(Operation& op, StatusGroup& group) {
    group.id =
        returned_id(op.connection().query("INSERT INTO status_groups (code, name, names, kind, hue, icon, active, ordering) VALUES ($1, "
                                          "$2, $3, $4, $5, $6, $7, $8) RETURNING id",
                                          {group.code, group.name, dumped(names_to_json(group.names)), to_string(group.kind), group.hue,
                                           group.icon, group.active, group.ordering}));
}

void insert_status(Operation& op, Status& status) {
    status.id = returned_id(op.connection().query(
        "INSERT INTO statuses (code, name, names, group_id, hue, icon, active, is_default, ordering, limit_minutes, version) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
        {status.code, status.name, dumped(names_to_json(status.names)), status.group_id, status.hue, status.icon, status.active,
         status.is_default, status.ordering, status.limit_minutes, status.version}));
}

void insert_item(Operation& op, ReferenceItem& item) {
    item.id = returned_id(op.connection().query(
        "INSERT INTO reference_items (book, code, name, names, active, is_default, ordering, description, extra, version) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
        {to_string(item.book), item.code, item.name, dumped(names_to_json(item.names)), item.active, item.is_default, item.ordering,
         item.description, dumped(item.extra), item.version}));
}

void update_site(Operation& op, Site& site) {
    require_one(
        op.connection().execute("UPDATE sites SET name = $1, names = $2, url = $3, description = $4, active = $5, is_default = $6, "
                                "ordering = $7, currency = $8, country_iso = $9, "
                                "zone = $10, number_format = $11, legal_entity_id = $12, yml_url = $13, load_from_yml = $14, "
                                "catalogue_loaded_at = $15, phones = $16, address = $17, "
                                "zip = $18, sender_email = $19, sender_name = $20, version = version + 1 WHERE id = $21 AND version = $22",
                                {site.name,
                                 dumped(names_to_json(site.names)),
                                 site.url,
                                 site.description,
                                 site.active,
                                 site.is_default,
                                 site.ordering,
                                 site.currency,
                                 site.country_iso,
                                 site.zone,
                                 site.number_format,
                                 site.legal_entity_id,
                                 site.yml_url,
                                 site.load_from_yml,
                                 site.catalogue_loaded_at,
                                 site.phones,
                                 site.address,
                                 site.zip,
                                 site.sender_email,
                                 site.sender_name,
                                 site.id,
                                 site.version}));
    ++site.version;
}

void update_status(Operation& op, Status& status) {
    require_one(
        op.connection().execute("UPDATE statuses SET name = $1, names = $2, group_id = $3, hue = $4, icon = $5, active = $6, is_default = "
                                "$7, ordering = $8, limit_minutes = $9, "
                                "version = version + 1 WHERE id = $10 AND version = $11",
                                {status.name, dumped(names_to_json(status.names)), status.group_id, status.hue, status.icon, status.active,
                                 status.is_default, status.ordering, status.limit_minutes, status.id, status.version}));
    ++status.version;
}

void update_item(Operation& op, ReferenceItem& item) {
    require_one(
        op.connection().execute("UPDATE reference_items SET code = $1, name = $2, names = $3, active = $4, is_default = $5, ordering = $6, "
                                "description = $7, extra = $8, "
                                "version = version + 1 WHERE id = $9 AND version = $10",
                                {item.code, item.name, dumped(names_to_json(item.names)), item.active, item.is_default, item.ordering,
                                 item.description, dumped(item.extra), item.id, item.version}));
    ++item.version;
}

void write_account(Operation& op, const AccountSettings& account) {
    Json json = Json::object();
    json.set("company", account.company);
    json.set("currency", account.currency);
    json.set("zone", account.zone);
    json.set("language", account.language);
    Json countries = Json::array();
    for (const std::string& country : account.countries) countries.push(country);
    json.set("countries", std::move(countries));
    json.set("work_times", account.work_times);
    json.set("non_working_days", account.non_working_days);
    json.set("changed_at", op.now());
    put_setting(op.connection(), kAccountKey, json.dump());
}

std::vector<Site> clear_default_sites(Operation& op, std::int64_t but) {
    db::Connection& connection = op.connection();
    std::vector<Site> before = read_all<Site>(
        connection.query(select(kSiteColumns, "sites WHERE is_default = 1 AND id <> $1 AND deleted_at IS NULL"), {but}), read_site);
    if (!before.empty())
        connection.execute(
            "UPDATE sites SET is_default = 0, version = version + 1 WHERE is_default = 1 AND id <> $1 AND deleted_at IS NULL", {but});
    return before;
}

std::vector<Status> clear_default_statuses(Operation& op, std::int64_t but) {
    db::Connection& connection = op.connection();
    std::vector<Status> before = read_all<Status>(
        connection.query(select(kStatusColumns, "statuses WHERE is_default = 1 AND id <> $1 AND deleted_at IS NULL"), {but}), read_status);
    if (!before.empty())
        connection.execute(
            "UPDATE statuses SET is_default = 0, version = version + 1 WHERE is_default = 1 AND id <> $1 AND deleted_at IS NULL", {but});
    return before;
}

std::vector<ReferenceItem> clear_default_items(Operation& op, Book book, std::int64_t but) {
    db::Connection& connection = op.connection();
    std::vector<ReferenceItem> before = read_all<ReferenceItem>(
        connection.query(select(kItemColumns, "reference_items WHERE book = $1 AND is_default = 1 AND id <> $2 AND deleted_at IS NULL"),
                         {to_string(book), but}),
        read_item);
    if (!before.empty()) {
        connection.execute(
            "UPDATE reference_items SET is_default = 0, version = version + 1 WHERE book = $1 AND is_default = 1 AND id <> $2 AND "
            "deleted_at IS NULL",
            {to_string(book), but});
    }
    return before;
}

void count_change(Operation& op) {
    db::Connection& connection = op.connection();
    connection.execute(
        "INSERT INTO settings (key, value) VALUES ($1, '1') ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(settings.value AS BIGINT) + "
        "1 AS TEXT)",
        {kVersionKey});
}

}  // namespace okno::references
