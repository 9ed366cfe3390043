import CoreMetrics

/// What the edge counts, for every server of the process together.
struct EdgeMetrics: Sendable {
    /// Requests by who answered them.
    let answeredFromMemory: Counter
    let answeredByLane: Counter
    let passedOn: Counter
    /// Requests refused for what they are, before anybody was asked: parse errors, timeouts, limits.
    let refused: Counter
    let connections: Meter
    /// Connections beyond the most that are served.
    let connectionsRefused: Counter
    let webSockets: WebSocketMetrics

    init(_ factory: any MetricsFactory = MetricsSystem.factory) {
        func requests(_ answeredBy: String) -> Counter {
            Counter(label: "edge_requests", dimensions: [("answered_by", answeredBy)], factory: factory)
        }
        answeredFromMemory = requests("memory")
        answeredByLane = requests("lane")
        passedOn = requests("hummingbird")
        refused = requests("refusal")
        connections = Meter(label: "edge_connections", dimensions: [], factory: factory)
        connectionsRefused = Counter(label: "edge_connections_refused", dimensions: [], factory: factory)
        webSockets = WebSocketMetrics(factory)
    }
}
