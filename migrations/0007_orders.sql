-- Orders with their lines and payments. References are ids of the reference books, 0 = none; what is derived (sums, first_item, search_text) is written by
-- modules/orders/order_store.cpp together with what it follows from.
CREATE TABLE orders (
    id {{identity}},
    version BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    number TEXT NOT NULL,
    external_id TEXT,                  -- the shop's own, NULL = none
    type_id BIGINT NOT NULL,
    method_id BIGINT NOT NULL,
    status_id BIGINT NOT NULL,
    status_at BIGINT NOT NULL,
    status_comment TEXT NOT NULL,
    cancel_reason_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    currency TEXT NOT NULL,
    rate BIGINT NOT NULL,              -- to the base currency ×10⁸, as it was at creation
    manager_id BIGINT NOT NULL,
    needs_call INTEGER NOT NULL,
    expired INTEGER NOT NULL,
    overdue_at BIGINT,
    next_step TEXT NOT NULL,
    next_step_at BIGINT,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    patronymic TEXT NOT NULL,
    phone TEXT NOT NULL,               -- as written
    phone_e164 TEXT NOT NULL,
    additional_phone TEXT NOT NULL,
    additional_phone_e164 TEXT NOT NULL,
    email TEXT NOT NULL,
    country TEXT NOT NULL,
    customer_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    company_id BIGINT NOT NULL,
    contragent TEXT,                   -- JSON of the parts that are filled, NULL = none
    delivery_type_id BIGINT NOT NULL,
    delivery_service_id BIGINT NOT NULL,
    courier_id BIGINT NOT NULL,
    delivery_cost BIGINT NOT NULL,
    delivery_net_cost BIGINT,
    delivery_vat_rate TEXT NOT NULL,
    delivery_date TEXT,                -- YYYY-MM-DD
    delivery_from TEXT NOT NULL,       -- HH:MM or ''
    delivery_to TEXT NOT NULL,
    delivery_time_text TEXT NOT NULL,
    delivery_city TEXT NOT NULL,       -- also in delivery_address, here for lists
    delivery_region TEXT NOT NULL,
    delivery_address TEXT,             -- JSON of the parts that are filled, NULL = none
    track_number TEXT NOT NULL,
    carrier_id TEXT NOT NULL,          -- the carrier's own id of the delivery
    carrier_status TEXT NOT NULL,
    carrier_details TEXT,              -- JSON
    discount_amount BIGINT NOT NULL,
    discount_percent BIGINT NOT NULL,
    items_sum BIGINT NOT NULL,         -- before discounts
    summ BIGINT NOT NULL,              -- after them
    total BIGINT NOT NULL,             -- with delivery
    total_base BIGINT NOT NULL,        -- in the base currency
    purchase_sum BIGINT NOT NULL,
    paid BIGINT NOT NULL,
    payment_state INTEGER NOT NULL,    -- modules/orders/order.h, PaymentState
    full_paid_at BIGINT,
    customer_comment TEXT NOT NULL,
    manager_comment TEXT NOT NULL,
    source TEXT NOT NULL,
    medium TEXT NOT NULL,
    campaign TEXT NOT NULL,
    keyword TEXT NOT NULL,
    content TEXT NOT NULL,
    weight BIGINT NOT NULL,            -- grams
    length INTEGER NOT NULL,           -- millimetres
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    shipment_store_id BIGINT NOT NULL,
    shipment_date TEXT,
    shipped INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    mark_at BIGINT,
    privilege_type TEXT NOT NULL,
    apply_round INTEGER NOT NULL,
    from_api INTEGER NOT NULL,
    uploaded_to_external_store INTEGER NOT NULL,
    tags TEXT,                         -- JSON list
    custom_fields TEXT,                -- JSON object
    first_item TEXT NOT NULL,
    items_count INTEGER NOT NULL,
    search_text TEXT NOT NULL,
    deleted_at BIGINT,
    deleted_by BIGINT NOT NULL DEFAULT 0,
    merged_into BIGINT NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX orders_external_id ON orders (site_id, external_id) WHERE external_id IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX orders_number ON orders (site_id, number) WHERE deleted_at IS NULL;
-- Lists by time of creation: all, of a shop, in a status, of a manager, in a state of payment, of a buyer.
CREATE INDEX orders_created ON orders (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_site ON orders (site_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_status ON orders (status_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_manager ON orders (manager_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_payment_state ON orders (payment_state, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_customer ON orders (customer_id, created_at, id) WHERE deleted_at IS NULL AND customer_id <> 0;
-- The other ways to sort.
CREATE INDEX orders_sum ON orders (total_base, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_status_at ON orders (status_at, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_delivery ON orders (COALESCE(delivery_date, '9999-12-31'), id) WHERE deleted_at IS NULL;
CREATE INDEX orders_number_order ON orders (length(number), number, id) WHERE deleted_at IS NULL;
-- What few orders have at a time. The first holds all that counting asks for, so that it does not touch the table; the constant column of the second is what
-- makes a planner without figures take it.
CREATE INDEX orders_overdue ON orders (overdue_at, status_id, site_id, manager_id, deleted_at) WHERE deleted_at IS NULL AND overdue_at IS NOT NULL;
CREATE INDEX orders_call ON orders (needs_call, created_at, id) WHERE deleted_at IS NULL AND needs_call = 1;
CREATE INDEX orders_track ON orders (track_number) WHERE track_number <> '';
CREATE INDEX orders_bin ON orders (deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE order_items (
    id {{identity}},
    order_id BIGINT NOT NULL,
    ordering INTEGER NOT NULL,
    offer_id BIGINT NOT NULL,          -- 0 = a free line
    name TEXT NOT NULL,
    article TEXT NOT NULL,
    quantity BIGINT NOT NULL,          -- thousandths
    initial_price BIGINT NOT NULL,     -- ×10⁴
    discount_amount BIGINT NOT NULL,   -- of a unit, ×10⁴
    discount_percent BIGINT NOT NULL,  -- ×100
    purchase_price BIGINT,
    vat_rate TEXT NOT NULL,
    price_type_id BIGINT NOT NULL,
    status_id BIGINT NOT NULL,
    supplier_id BIGINT NOT NULL,
    external_ids TEXT,                 -- JSON [{"code","value"}]
    properties TEXT,                   -- JSON [{"code","name","value"}]
    marking_codes TEXT,                -- JSON list
    comment TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    price BIGINT NOT NULL,             -- of a unit after every discount, ×10⁴
    discount_total BIGINT NOT NULL,    -- of the line, with its share of the order's
    sum BIGINT NOT NULL
);
CREATE INDEX order_items_order ON order_items (order_id, ordering);
CREATE INDEX order_items_offer ON order_items (offer_id, order_id) WHERE offer_id <> 0;

CREATE TABLE order_payments (
    id {{identity}},
    order_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    external_id TEXT,
    type_id BIGINT NOT NULL,
    status_id BIGINT NOT NULL,
    amount BIGINT,                     -- NULL = all that is left
    paid_at BIGINT,
    comment TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX order_payments_order ON order_payments (order_id, id);
CREATE INDEX order_payments_external_id ON order_payments (site_id, external_id) WHERE external_id IS NOT NULL;

-- How many live orders, and what they add up to in the base currency: kept, not counted. Each connection of PostgreSQL keeps a share of its own, so that
-- 32 writers of the same shop and status never wait for each other; readers add the shares up. SQLite has one writer and one share.
CREATE TABLE order_counters (
    site_id BIGINT NOT NULL,
    status_id BIGINT NOT NULL,
    manager_id BIGINT NOT NULL,
    share BIGINT NOT NULL,
    orders BIGINT NOT NULL,
    total_base BIGINT NOT NULL,
    PRIMARY KEY (site_id, status_id, manager_id, share)
);

-- Counters behind number formats that ask for one ("{site}-{year}-{counter:5}"): gap-free, and therefore one writer at a time.
CREATE TABLE order_number_counters (
    site_id BIGINT NOT NULL,
    series TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (site_id, series)
);

{{engine:sqlite}}
-- Words by their beginnings; of phones also backwards ("~3381…"), which makes tails beginnings. A flush of the index costs as much as the order itself, and
-- each savepoint is one: so orders come into it 256 at a time, and those above order_search_upto are found by looking at their texts.
CREATE VIRTUAL TABLE order_search USING fts5(
    search_text, content='orders', content_rowid='id', detail=none, columnsize=0, prefix='2 3', tokenize="ascii tokenchars '~'");
CREATE TABLE order_search_upto (id INTEGER NOT NULL);
INSERT INTO order_search_upto (id) VALUES (0);
CREATE TRIGGER order_search_many AFTER INSERT ON orders WHEN new.id % 256 = 0 AND new.id > (SELECT id FROM order_search_upto)
BEGIN
    INSERT INTO order_search (rowid, search_text)
        SELECT id, search_text FROM orders WHERE id > (SELECT id FROM order_search_upto) AND id < new.id;
    UPDATE order_search_upto SET id = new.id - 1;
END;
-- A row put back below (a restored copy) is indexed at once.
CREATE TRIGGER order_search_one AFTER INSERT ON orders WHEN new.id <= (SELECT id FROM order_search_upto)
BEGIN
    INSERT INTO order_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER order_search_changed AFTER UPDATE OF search_text ON orders
    WHEN old.search_text <> new.search_text AND old.id <= (SELECT id FROM order_search_upto)
BEGIN
    INSERT INTO order_search (order_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO order_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
{{end}}
{{engine:postgres}}
CREATE INDEX orders_search ON orders USING gin (array_to_tsvector(string_to_array(search_text, ' ')));
{{end}}
