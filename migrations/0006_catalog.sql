-- Goods and what lies in which store. A catalogue is named by the site that owns it.

CREATE TABLE products (
    id {{identity}},
    version BIGINT NOT NULL,
    catalogue_id BIGINT NOT NULL,
    type INTEGER NOT NULL,              -- 0 product, 1 service
    external_id TEXT,
    name TEXT NOT NULL,
    article TEXT NOT NULL,
    url TEXT NOT NULL,
    picture TEXT NOT NULL,
    description TEXT NOT NULL,
    manufacturer TEXT NOT NULL,
    properties TEXT,                    -- JSON object
    active INTEGER NOT NULL,
    popular INTEGER NOT NULL,
    novelty INTEGER NOT NULL,
    recommended INTEGER NOT NULL,
    markable INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    deleted_at BIGINT,
    deleted_by BIGINT,
    merged_into BIGINT
);
CREATE UNIQUE INDEX products_external_id ON products (catalogue_id, external_id) WHERE external_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX products_catalogue ON products (catalogue_id, id) WHERE deleted_at IS NULL;

CREATE TABLE product_groups (
    id {{identity}},
    catalogue_id BIGINT NOT NULL,
    parent_id BIGINT NOT NULL,          -- 0: a root
    external_id TEXT,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    level INTEGER NOT NULL,             -- 0: a root
    active INTEGER NOT NULL,
    deleted_at BIGINT,
    deleted_by BIGINT,
    merged_into BIGINT
);
CREATE UNIQUE INDEX product_groups_external_id ON product_groups (catalogue_id, external_id) WHERE external_id IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE product_group_links (
    product_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    PRIMARY KEY (product_id, group_id)
);
CREATE INDEX product_group_links_group ON product_group_links (group_id, product_id);

CREATE TABLE offers (
    id {{identity}},
    product_id BIGINT NOT NULL,
    catalogue_id BIGINT NOT NULL,
    external_id TEXT,
    xml_id TEXT,
    name TEXT NOT NULL,
    article TEXT NOT NULL,
    barcode TEXT NOT NULL,              -- the main one; all of them are in offer_barcodes
    weight BIGINT NOT NULL,             -- grams
    length BIGINT NOT NULL,             -- millimetres, as the two after it
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    vat_rate TEXT NOT NULL,
    unit_id BIGINT NOT NULL,
    picture TEXT NOT NULL,              -- the main one
    pictures TEXT,                      -- JSON list of the others
    properties TEXT,                    -- JSON object
    purchase_price BIGINT,
    quantity BIGINT NOT NULL,           -- free in all stores together; kept by modules/stock
    active INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    deleted_at BIGINT,
    deleted_by BIGINT,
    merged_into BIGINT,
    article_key TEXT NOT NULL,          -- folded, without spaces
    sort_name TEXT{{engine:postgres}} COLLATE "C"{{end}} NOT NULL,
    search_text TEXT NOT NULL           -- folded words of names, article and barcodes, a space before each
);
CREATE UNIQUE INDEX offers_external_id ON offers (catalogue_id, external_id) WHERE external_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX offers_xml_id ON offers (catalogue_id, xml_id) WHERE xml_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX offers_product ON offers (product_id);
CREATE INDEX offers_name ON offers (catalogue_id, sort_name, id) WHERE deleted_at IS NULL;
CREATE INDEX offers_catalogue ON offers (catalogue_id, id) WHERE deleted_at IS NULL;

CREATE TABLE offer_barcodes (
    offer_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    barcode TEXT NOT NULL,
    PRIMARY KEY (offer_id, position)
);
CREATE INDEX offer_barcodes_barcode ON offer_barcodes (barcode);

CREATE TABLE offer_prices (
    offer_id BIGINT NOT NULL,
    price_type_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,            -- 0: every shop of the catalogue
    price BIGINT NOT NULL,              -- × 10⁴
    PRIMARY KEY (offer_id, price_type_id, site_id)
);

CREATE TABLE stock_balances (
    offer_id BIGINT NOT NULL,
    store_id BIGINT NOT NULL,
    quantity BIGINT NOT NULL,           -- thousandths
    reserved BIGINT NOT NULL,           -- of it for orders: the sum of stock_reserves
    purchase_price BIGINT,
    PRIMARY KEY (offer_id, store_id)
);

CREATE TABLE stock_reserves (
    order_item_id BIGINT NOT NULL,
    store_id BIGINT NOT NULL,
    offer_id BIGINT NOT NULL,
    quantity BIGINT NOT NULL,
    PRIMARY KEY (order_item_id, store_id)
);
CREATE INDEX stock_reserves_offer ON stock_reserves (offer_id, store_id);

{{engine:postgres}}
CREATE INDEX offers_words ON offers USING gin (array_to_tsvector(string_to_array(ltrim(search_text), ' ')));
{{end}}
{{engine:sqlite}}
-- As for customers: new rows wait outside the index and go over 64 at a time.
CREATE VIRTUAL TABLE offers_words USING fts5(search_text, content='offers', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
CREATE TABLE offers_waiting (id INTEGER PRIMARY KEY);

CREATE TRIGGER offers_wait AFTER INSERT ON offers BEGIN
    INSERT INTO offers_waiting (id) VALUES (new.id);
END;

CREATE TRIGGER offers_index AFTER INSERT ON offers_waiting WHEN new.id % 64 = 0 BEGIN
    INSERT INTO offers_words (rowid, search_text) SELECT id, search_text FROM offers WHERE id IN (SELECT id FROM offers_waiting) ORDER BY id;
    DELETE FROM offers_waiting;
END;

CREATE TRIGGER offers_reindex AFTER UPDATE OF search_text ON offers
WHEN old.search_text <> new.search_text AND NOT EXISTS (SELECT 1 FROM offers_waiting WHERE id = old.id) BEGIN
    INSERT INTO offers_words (offers_words, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO offers_words (rowid, search_text) VALUES (new.id, new.search_text);
END;

CREATE TRIGGER offers_unindex AFTER DELETE ON offers WHEN NOT EXISTS (SELECT 1 FROM offers_waiting WHERE id = old.id) BEGIN
    INSERT INTO offers_words (offers_words, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TRIGGER offers_unwait AFTER DELETE ON offers BEGIN
    DELETE FROM offers_waiting WHERE id = old.id;
END;
{{end}}
