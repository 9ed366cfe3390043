import Foundation

/// A request that its sender may repeat, as its `Idempotency-Key` names it
/// (draft-ietf-httpapi-idempotency-key-header).
struct IdempotencyKey: Sendable {
    /// Whose key it is: a person's id, or `anonymous`.
    let scope: String
    let key: String
    /// A keyed hash of method, path and body: another request with the same key has another.
    let fingerprint: Data
}
