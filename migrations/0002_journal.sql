-- SPDX-License-Identifier: Apache-2.0

-- What changed, when, by whom. Rows are only ever added; on PostgreSQL `number` is filled in after the commit (core/journal.cpp), on SQLite the id is the
-- public number, since there is one writer. Who copies rows from one engine to the other carries the public number over: id on SQLite, id and number on
-- PostgreSQL, and journal_counter behind the highest of them.
CREATE TABLE journal (
    id {{identity}},
{{engine:postgres}}
    number BIGINT,
{{end}}
    created_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    record_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,        -- 0: of no shop
    part TEXT,
    part_id BIGINT,
    part_stub TEXT,
    flags INTEGER NOT NULL,         -- 1 created, 2 deleted
    source INTEGER NOT NULL,        -- core/journal.h, Source
    actor_kind INTEGER NOT NULL,    -- core/actor.h, ActorKind
    actor_id BIGINT NOT NULL,
    act BIGINT NOT NULL,            -- the same for the rows of one operation; tells operations on one record apart, no more
    field TEXT NOT NULL,
    old_value TEXT,
    new_value TEXT,
    extra TEXT
);

-- A record's own history.
CREATE INDEX journal_record ON journal (kind, record_id, id);
-- Polling by number, and by date; site and number are in them so that counting does not touch the table.
{{engine:sqlite}}
CREATE INDEX journal_poll ON journal (kind, id, site_id);
CREATE INDEX journal_date ON journal (kind, created_at, id);
{{end}}
{{engine:postgres}}
CREATE INDEX journal_poll ON journal (kind, number, site_id) WHERE number IS NOT NULL;
CREATE INDEX journal_date ON journal (kind, created_at, number) WHERE number IS NOT NULL;
CREATE INDEX journal_unnumbered ON journal (id) WHERE number IS NULL;
-- The last number given; its row lock is what lets one sequencer work at a time.
CREATE TABLE journal_counter (last BIGINT NOT NULL);
INSERT INTO journal_counter (last) VALUES (0);
{{end}}

-- Writes of browsers by the UUID that was made there, so that a repeat is answered with what the first one made.
CREATE TABLE acts (
    act TEXT NOT NULL,
    actor_kind INTEGER NOT NULL,
    actor_id BIGINT NOT NULL,
    result_kind TEXT NOT NULL,
    result_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (act, actor_kind, actor_id)
);
CREATE INDEX acts_created ON acts (created_at);
