// SPDX-License-Identifier: Apache-2.0
#include "base/id.h"

#include <sodium.h>

#include <array>
#include <cstring>

#include "base/error.h"
#include "base/text.h"

namespace okno {

namespace {

void need_sodium() {
    static const bool ready = sodium_init() >= 0;
    check(ready, "libsodium does not start");
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

using Digest = std::array<unsigned char, 32>;

Digest blake2b(std::string_view text, std::string_view key) {
    need_sodium();
    Digest digest;
    const int failed = crypto_generichash(digest.data(), digest.size(), bytes_of(text), text.size(), bytes_of(key), key.size());
    check(failed == 0, "BLAKE2b refuses");
    return digest;
}

std::string_view view(const Digest& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

std::string new_uuid() {
    std::string raw = random_bytes(16);
    raw[6] = static_cast<char>((raw[6] & 0x0F) | 0x40);  // version 4: random
    raw[8] = static_cast<char>((raw[8] & 0x3F) | 0x80);  // variant of RFC 9562
    std::string out = hex(raw);
    for (const std::size_t dash : {8U, 13U, 18U, 23U}) out.insert(dash, 1, '-');
    return out;
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !is_hex(text[i])) return false;
    }
    return true;
}

std::string random_token(std::size_t characters) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    need_sodium();
    std::string token(characters, '\0');
    for (char& c : token) c = kAlphabet[randombytes_uniform(kAlphabet.size())];
    return token;
}

std::string random_bytes(std::size_t count) {
    need_sodium();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string keyed_hash(std::string_view secret, std::string_view text) {
    check(!secret.empty(), "a keyed hash without a secret");
    // BLAKE2b takes keys of 16 to 64 bytes; any other secret is brought to 32 first.
    if (secret.size() >= crypto_generichash_KEYBYTES_MIN && secret.size() <= crypto_generichash_KEYBYTES_MAX) {
        return hex(view(blake2b(text, secret)));
    }
    const Digest key = blake2b(secret, {});
    return hex(view(blake2b(text, view(key))));
}

std::string content_hash(std::string_view bytes) { return hex(view(blake2b(bytes, {}))); }

std::string hash_password(std::string_view password) {
    need_sodium();
    std::array<char, crypto_pwhash_STRBYTES> out{};
    const int failed = crypto_pwhash_str(out.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                         crypto_pwhash_MEMLIMIT_INTERACTIVE);
    check(failed == 0, "no memory to hash a password");
    return out.data();
}

bool verify_password(std::string_view hash, std::string_view password) {
    need_sodium();
    std::array<char, crypto_pwhash_STRBYTES> stored{};
    if (hash.size() >= stored.size() || hash.find('\0') != std::string_view::npos) return false;
    std::memcpy(stored.data(), hash.data(), hash.size());
    return crypto_pwhash_str_verify(stored.data(), password.data(), password.size()) == 0;
}

bool equal_constant_time(std::string_view a, std::string_view b) {
    need_sodium();
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace okno
