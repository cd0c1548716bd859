// SPDX-License-Identifier: Apache-2.0
// Random things and secrets: UUIDs, tokens, keyed hashes, password hashes. The only place that knows libsodium.
#pragma once

#include <string>
#include <string_view>

namespace okno {

std::string new_uuid();
bool is_uuid(std::string_view text);
std::string random_token(std::size_t characters);  // letters and digits
std::string random_bytes(std::size_t count);
// BLAKE2b-256 keyed with the secret, hex. For API keys and session tokens: fast, and useless without the secret.
std::string keyed_hash(std::string_view secret, std::string_view text);
std::string content_hash(std::string_view bytes);  // BLAKE2b-256, hex
// argon2id, interactive limits; takes tens of milliseconds, so never inside an operation.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view hash, std::string_view password);
bool equal_constant_time(std::string_view a, std::string_view b);

}  // namespace okno
