import Metrics

/// What the live connections count, for all replicas' dashboards.
struct LiveMetrics: Sendable {
    private let connections: [LiveTransport: Meter]
    private let messages: [LiveTransport: Counter]

    init() {
        func each<Value>(_ make: (LiveTransport) -> Value) -> [LiveTransport: Value] {
            Dictionary(uniqueKeysWithValues: LiveTransport.allCases.map { ($0, make($0)) })
        }
        connections = each { Meter(label: "live_connections", dimensions: [("transport", $0.rawValue)]) }
        messages = each { Counter(label: "live_messages_sent", dimensions: [("transport", $0.rawValue)]) }
    }

    func opened(_ transport: LiveTransport) { connections[transport]?.increment() }

    func left(_ transport: LiveTransport) { connections[transport]?.decrement() }

    func told(_ count: Int, _ transport: LiveTransport) { messages[transport]?.increment(by: count) }
}
