/// The names of a queue's keys. They share the hash tag `{name}`, so that a cluster keeps them on one node.
struct QueueKeys: Sendable {
    /// In the order in which every script expects them.
    let all: [String]

    init(name: String) {
        all = ["ready", "delayed", "leased", "payloads", "records", "dead", "errors", "fence"].map {
            "jobs:{\(name)}:\($0)"
        }
    }
}
