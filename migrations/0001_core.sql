-- SPDX-License-Identifier: Apache-2.0

-- Things to do later. unique_key keeps a second waiting job of the same meaning out; a job that runs or has failed no longer holds its key.
CREATE TABLE jobs (
    id {{identity}},
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    locked_until BIGINT,
    last_error TEXT,
    unique_key TEXT,
    failed_at BIGINT
);
CREATE INDEX jobs_due ON jobs (run_at, id) WHERE failed_at IS NULL;
CREATE UNIQUE INDEX jobs_unique_key ON jobs (unique_key) WHERE unique_key IS NOT NULL AND locked_until IS NULL AND failed_at IS NULL;
-- The rows that keep the time of repeated work: one of each kind, running or not.
CREATE UNIQUE INDEX jobs_every ON jobs (unique_key) WHERE substr(unique_key, 1, 6) = 'every:';

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
