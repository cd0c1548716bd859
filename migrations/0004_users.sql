-- People, their groups and rights, sessions, API keys.

CREATE TABLE users (
    id {{identity}},
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    first_name TEXT NOT NULL DEFAULT '',
    last_name TEXT NOT NULL DEFAULT '',
    patronymic TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT '',
    presence TEXT NOT NULL DEFAULT 'free',
    is_admin INTEGER NOT NULL DEFAULT 0,
    active INTEGER NOT NULL DEFAULT 1,
    language TEXT NOT NULL DEFAULT 'en',
    theme TEXT NOT NULL DEFAULT 'system',
    preferences TEXT NOT NULL DEFAULT '{}',
    hue INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    deleted_by BIGINT,
    merged_into BIGINT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX users_email ON users (email_folded) WHERE deleted_at IS NULL;

CREATE TABLE user_groups (
    id {{identity}},
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL DEFAULT '{}',
    parent_id BIGINT,
    everything INTEGER NOT NULL DEFAULT 0,
    all_sites INTEGER NOT NULL DEFAULT 1,
    is_manager INTEGER NOT NULL DEFAULT 0,
    is_delivery INTEGER NOT NULL DEFAULT 0,
    ordering INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    deleted_by BIGINT,
    merged_into BIGINT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX user_groups_code ON user_groups (code) WHERE deleted_at IS NULL;

CREATE TABLE user_group_rights (
    group_id BIGINT NOT NULL,
    right_code TEXT NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY (group_id, right_code)
);

CREATE TABLE user_group_sites (
    group_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    PRIMARY KEY (group_id, site_id)
);

CREATE TABLE user_group_members (
    user_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    PRIMARY KEY (user_id, group_id)
);
CREATE INDEX user_group_members_group ON user_group_members (group_id);

CREATE TABLE sessions (
    id {{identity}},
    token_hash TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    csrf TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    user_agent TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX sessions_token ON sessions (token_hash);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- One row for an account ("account:…") and one for an address ("address:…") that failed to sign in.
CREATE TABLE sign_in_failures (
    subject TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    first_at BIGINT NOT NULL,
    locked_until BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE api_keys (
    id {{identity}},
    name TEXT NOT NULL,
    key_hash TEXT NOT NULL,
    tail TEXT NOT NULL,
    all_sites INTEGER NOT NULL DEFAULT 1,
    all_scopes INTEGER NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    created_by BIGINT,
    used_at BIGINT,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX api_keys_hash ON api_keys (key_hash);

CREATE TABLE api_key_sites (
    api_key_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    PRIMARY KEY (api_key_id, site_id)
);

CREATE TABLE api_key_scopes (
    api_key_id BIGINT NOT NULL,
    scope TEXT NOT NULL,
    PRIMARY KEY (api_key_id, scope)
);
