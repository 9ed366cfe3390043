import Redis

/// The names of a queue's keys. They share the hash tag `{name}`, so that a cluster keeps them on one node.
struct QueueKeys: Sendable {
    /// In the order in which every script expects them.
    let all: [String]

    init(name: String) {
        all = Self.names.map { "jobs:{\(name)}:\($0)" }
    }

    private static let names = [
        "ready", "delayed", "expiries", "leases", "payloads", "records", "history", "dead", "unique", "recurring",
        "state",
    ]
}
