-- SPDX-License-Identifier: Apache-2.0

-- The reference books. Small tables, read whole into memory (modules/references/books.h), so they need no index but the one that keeps codes apart.
CREATE TABLE sites (
    id {{identity}},
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT,                          -- JSON: language to name
    url TEXT NOT NULL,
    description TEXT NOT NULL,
    active INTEGER NOT NULL,
    is_default INTEGER NOT NULL,
    ordering INTEGER NOT NULL,
    currency TEXT NOT NULL,
    country_iso TEXT NOT NULL,
    zone TEXT NOT NULL,
    number_format TEXT NOT NULL,
    catalogue_id BIGINT NOT NULL,        -- the site whose catalogue it sells
    buyers_id BIGINT NOT NULL,           -- the site whose base of buyers it shares
    legal_entity_id BIGINT NOT NULL,     -- reference_items, 0: none
    yml_url TEXT NOT NULL,
    load_from_yml INTEGER NOT NULL,
    catalogue_loaded_at BIGINT NOT NULL, -- 0: never
    phones TEXT NOT NULL,
    address TEXT NOT NULL,
    zip TEXT NOT NULL,
    sender_email TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    version BIGINT NOT NULL,
    deleted_at BIGINT,
    deleted_by BIGINT,
    merged_into BIGINT
);
CREATE UNIQUE INDEX sites_code ON sites (code) WHERE deleted_at IS NULL;

CREATE TABLE status_groups (
    id {{identity}},
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT,
    kind TEXT NOT NULL,                  -- new work delivery done cancelled return
    hue TEXT NOT NULL,
    icon TEXT NOT NULL,
    active INTEGER NOT NULL,
    ordering INTEGER NOT NULL,
    deleted_at BIGINT,
    deleted_by BIGINT,
    merged_into BIGINT
);
CREATE UNIQUE INDEX status_groups_code ON status_groups (code) WHERE deleted_at IS NULL;

CREATE TABLE statuses (
    id {{identity}},
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT,
    group_id BIGINT NOT NULL REFERENCES status_groups (id),
    hue TEXT NOT NULL,                   -- empty: of the group
    icon TEXT NOT NULL,
    active INTEGER NOT NULL,
    is_default INTEGER NOT NULL,
    ordering INTEGER NOT NULL,
    limit_minutes BIGINT NOT NULL,       -- longest stay, 0: no limit
    version BIGINT NOT NULL,
    deleted_at BIGINT,
    deleted_by BIGINT,
    merged_into BIGINT
);
CREATE UNIQUE INDEX statuses_code ON statuses (code) WHERE deleted_at IS NULL;

-- All the other books: one shape, the facts of each book as JSON (modules/references/reference_facts.h).
CREATE TABLE reference_items (
    id {{identity}},
    book TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT,
    active INTEGER NOT NULL,
    is_default INTEGER NOT NULL,
    ordering INTEGER NOT NULL,
    description TEXT NOT NULL,
    extra TEXT,
    version BIGINT NOT NULL,
    deleted_at BIGINT,
    deleted_by BIGINT,
    merged_into BIGINT
);
CREATE UNIQUE INDEX reference_items_code ON reference_items (book, code) WHERE deleted_at IS NULL;
