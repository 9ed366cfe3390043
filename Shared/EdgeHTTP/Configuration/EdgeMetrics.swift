import CoreMetrics

/// What the edge counts, for every server of the process together.
struct EdgeMetrics: Sendable {
    /// Requests by who answered them.
    let answeredFromMemory = Counter(label: "edge_requests", dimensions: [("answered_by", "memory")])
    let answeredByLane = Counter(label: "edge_requests", dimensions: [("answered_by", "lane")])
    let passedOn = Counter(label: "edge_requests", dimensions: [("answered_by", "hummingbird")])
    /// Requests refused for what they are, before anybody was asked: parse errors, timeouts, limits.
    let refused = Counter(label: "edge_requests", dimensions: [("answered_by", "refusal")])
    let connections = Meter(label: "edge_connections")
    /// Connections beyond the most that are served.
    let connectionsRefused = Counter(label: "edge_connections_refused")
    let webSockets = Meter(label: "edge_websockets")
    /// WebSockets cut off because their client read too slowly.
    let webSocketsCutOff = Counter(label: "edge_websockets_cut_off")
}
