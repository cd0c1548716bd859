-- Buyers: persons and companies in one id space, their phones, addresses and legal details.

CREATE TABLE customers (
    id {{identity}},
    version BIGINT NOT NULL,
    kind INTEGER NOT NULL,              -- 0 person, 1 company
    site_id BIGINT NOT NULL,
    buyers_id BIGINT NOT NULL,          -- the base of buyers: the site whose base it is
    external_id TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    is_contact INTEGER NOT NULL,
    nick_name TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    patronymic TEXT NOT NULL,
    email TEXT NOT NULL,
    sex TEXT NOT NULL,
    birthday TEXT,
    manager_id BIGINT NOT NULL,         -- 0: nobody
    vip INTEGER NOT NULL,
    bad INTEGER NOT NULL,
    personal_discount BIGINT NOT NULL,
    cumulative_discount BIGINT NOT NULL,
    discount_card TEXT NOT NULL,
    note TEXT NOT NULL,
    photo_url TEXT NOT NULL,
    email_unsubscribed_at BIGINT,
    origin_source TEXT NOT NULL,
    origin_medium TEXT NOT NULL,
    origin_campaign TEXT NOT NULL,
    origin_keyword TEXT NOT NULL,
    origin_content TEXT NOT NULL,
    browser_id TEXT,
    tags TEXT,                          -- JSON list
    custom_fields TEXT,                 -- JSON object
    orders_count BIGINT NOT NULL,
    orders_sum BIGINT NOT NULL,         -- minor units of the base currency
    orders_cancelled BIGINT NOT NULL,
    first_order_at BIGINT NOT NULL,     -- 0: never
    last_order_at BIGINT NOT NULL,      -- 0: never
    deleted_at BIGINT,
    deleted_by BIGINT,
    merged_into BIGINT,
    sort_name TEXT{{engine:postgres}} COLLATE "C"{{end}} NOT NULL,
    email_lower TEXT{{engine:postgres}} COLLATE "C"{{end}},  -- NULL: none
    phone_digits TEXT NOT NULL,         -- of all phones, a space before each
    search_text TEXT NOT NULL           -- folded words of names and mail, a space before each
);
CREATE UNIQUE INDEX customers_external_id ON customers (site_id, external_id) WHERE external_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX customers_email ON customers (email_lower) WHERE email_lower IS NOT NULL;
CREATE INDEX customers_browser ON customers (browser_id) WHERE browser_id IS NOT NULL;
-- Each is the order of a list; search walks customers_last_order for terms that match many.
CREATE INDEX customers_last_order ON customers (last_order_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX customers_created ON customers (created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX customers_name ON customers (sort_name, id) WHERE deleted_at IS NULL;
CREATE INDEX customers_sum ON customers (orders_sum DESC, id DESC) WHERE deleted_at IS NULL AND orders_count > 0;
CREATE INDEX customers_manager ON customers (manager_id, created_at DESC, id DESC) WHERE deleted_at IS NULL AND manager_id > 0;

CREATE TABLE customer_phones (
    id {{identity}},
    customer_id BIGINT NOT NULL,
    position INTEGER NOT NULL,          -- 0: the main one
    written TEXT NOT NULL,
    e164 TEXT NOT NULL,
    digits TEXT{{engine:postgres}} COLLATE "C"{{end}} NOT NULL
);
CREATE INDEX customer_phones_customer ON customer_phones (customer_id, position);
CREATE INDEX customer_phones_digits ON customer_phones (digits);

CREATE TABLE customer_addresses (
    id {{identity}},
    customer_id BIGINT NOT NULL,
    is_main INTEGER NOT NULL,
    external_id TEXT,
    name TEXT NOT NULL,
    city_folded TEXT NOT NULL,
    region_folded TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "index" TEXT NOT NULL,
    country TEXT NOT NULL,
    region TEXT NOT NULL,
    city TEXT NOT NULL,
    city_type TEXT NOT NULL,
    street TEXT NOT NULL,
    street_type TEXT NOT NULL,
    building TEXT NOT NULL,
    house TEXT NOT NULL,
    housing TEXT NOT NULL,
    block TEXT NOT NULL,
    flat TEXT NOT NULL,
    floor TEXT NOT NULL,
    intercom_code TEXT NOT NULL,
    metro TEXT NOT NULL,
    notes TEXT NOT NULL,
    region_id TEXT NOT NULL,
    city_id TEXT NOT NULL,
    street_id TEXT NOT NULL
);
CREATE INDEX customer_addresses_customer ON customer_addresses (customer_id);
CREATE UNIQUE INDEX customer_addresses_main ON customer_addresses (customer_id) WHERE is_main = 1;

-- Legal details: of the buyer himself (company_id 0) or of one legal entity of a company that buys.
CREATE TABLE customer_contragents (
    customer_id BIGINT NOT NULL,
    company_id BIGINT NOT NULL,
    type TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    legal_address TEXT NOT NULL,
    inn TEXT NOT NULL,
    okpo TEXT NOT NULL,
    kpp TEXT NOT NULL,
    ogrn TEXT NOT NULL,
    ogrnip TEXT NOT NULL,
    certificate_number TEXT NOT NULL,
    certificate_date TEXT NOT NULL,
    bik TEXT NOT NULL,
    bank TEXT NOT NULL,
    bank_address TEXT NOT NULL,
    corr_account TEXT NOT NULL,
    bank_account TEXT NOT NULL,
    PRIMARY KEY (customer_id, company_id)
);
CREATE INDEX customer_contragents_inn ON customer_contragents (inn) WHERE inn <> '';

CREATE TABLE customer_companies (
    id {{identity}},
    customer_id BIGINT NOT NULL,
    is_main INTEGER NOT NULL,
    active INTEGER NOT NULL,
    external_id TEXT,
    name TEXT NOT NULL,
    brand TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    address_id BIGINT NOT NULL,
    custom_fields TEXT,
    deleted_at BIGINT,
    deleted_by BIGINT,
    merged_into BIGINT
);
CREATE INDEX customer_companies_customer ON customer_companies (customer_id);
CREATE UNIQUE INDEX customer_companies_external_id ON customer_companies (customer_id, external_id)
    WHERE external_id IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE customer_contacts (
    id {{identity}},
    customer_id BIGINT NOT NULL,        -- the company
    person_id BIGINT NOT NULL,
    is_main INTEGER NOT NULL,
    companies TEXT                      -- JSON list of ids of customer_companies; NULL: of none in particular
);
CREATE UNIQUE INDEX customer_contacts_pair ON customer_contacts (customer_id, person_id);
CREATE INDEX customer_contacts_person ON customer_contacts (person_id);

{{engine:postgres}}
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX customers_words ON customers USING gin (array_to_tsvector(string_to_array(ltrim(search_text), ' ')));
CREATE INDEX customers_digits ON customers USING gin (phone_digits gin_trgm_ops);
{{end}}
{{engine:sqlite}}
CREATE VIRTUAL TABLE customers_words USING fts5(search_text, content='customers', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
CREATE VIRTUAL TABLE customers_digits USING fts5(phone_digits, content='customers', content_rowid='id', tokenize='trigram');

-- FTS5 writes a segment at every savepoint, that is for every operation of a shared commit. So new rows wait here, searched without an index, and go
-- over 64 at a time.
CREATE TABLE customers_waiting (id INTEGER PRIMARY KEY);

CREATE TRIGGER customers_wait AFTER INSERT ON customers BEGIN
    INSERT INTO customers_waiting (id) VALUES (new.id);
END;

CREATE TRIGGER customers_index AFTER INSERT ON customers_waiting WHEN new.id % 64 = 0 BEGIN
    INSERT INTO customers_words (rowid, search_text) SELECT id, search_text FROM customers WHERE id IN (SELECT id FROM customers_waiting) ORDER BY id;
    INSERT INTO customers_digits (rowid, phone_digits) SELECT id, phone_digits FROM customers WHERE id IN (SELECT id FROM customers_waiting) ORDER BY id;
    DELETE FROM customers_waiting;
END;

CREATE TRIGGER customers_reindex_words AFTER UPDATE OF search_text ON customers
WHEN old.search_text <> new.search_text AND NOT EXISTS (SELECT 1 FROM customers_waiting WHERE id = old.id) BEGIN
    INSERT INTO customers_words (customers_words, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO customers_words (rowid, search_text) VALUES (new.id, new.search_text);
END;

CREATE TRIGGER customers_reindex_digits AFTER UPDATE OF phone_digits ON customers
WHEN old.phone_digits <> new.phone_digits AND NOT EXISTS (SELECT 1 FROM customers_waiting WHERE id = old.id) BEGIN
    INSERT INTO customers_digits (customers_digits, rowid, phone_digits) VALUES ('delete', old.id, old.phone_digits);
    INSERT INTO customers_digits (rowid, phone_digits) VALUES (new.id, new.phone_digits);
END;

CREATE TRIGGER customers_unindex AFTER DELETE ON customers WHEN NOT EXISTS (SELECT 1 FROM customers_waiting WHERE id = old.id) BEGIN
    INSERT INTO customers_words (customers_words, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO customers_digits (customers_digits, rowid, phone_digits) VALUES ('delete', old.id, old.phone_digits);
END;

CREATE TRIGGER customers_unwait AFTER DELETE ON customers BEGIN
    DELETE FROM customers_waiting WHERE id = old.id;
END;
{{end}}
