import Crypto
import Foundation

/// Whose the tokens are that were verified lately, so that a signature is checked once and not with every request.
///
/// Pure. Kept under their hashes, which are smaller than tokens and useless to whoever reads the memory. Bounded by two
/// generations: when the young one is full, it becomes the old one, and what was asked for meanwhile has moved on.
struct TokenCache {
    /// How many are kept in a generation.
    let capacity: Int

    private struct Entry {
        let identity: Identity
        /// Seconds since 1970.
        let expiry: Double
    }

    private var young: [SHA256Digest: Entry] = [:]
    private var old: [SHA256Digest: Entry] = [:]

    init(capacity: Int = 65_536) {
        self.capacity = capacity
    }

    var count: Int { young.count + old.count }

    /// Who the token is for, if it was verified and has not expired.
    mutating func identity(of token: SHA256Digest, now: Date) -> Identity? {
        if let entry = young[token] { return now.timeIntervalSince1970 < entry.expiry ? entry.identity : nil }
        guard let entry = old[token], now.timeIntervalSince1970 < entry.expiry else { return nil }
        keep(entry, token)
        return entry.identity
    }

    mutating func insert(_ identity: Identity, for token: SHA256Digest, expiry: Double) {
        keep(Entry(identity: identity, expiry: expiry), token)
    }

    private mutating func keep(_ entry: Entry, _ token: SHA256Digest) {
        if young.count >= capacity {
            old = young
            young = [:]
        }
        young[token] = entry
    }
}
