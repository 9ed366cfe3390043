import CoreMetrics

/// What the edge counts, for every server of the process together.
struct EdgeMetrics: Sendable {
    /// Requests by who answered them.
    private let answeredFromMemory: Counter
    /// The same by method and status, as routes count theirs; those that there nearly always are.
    private let memory: [MemoryAnswer: Counter]
    let answeredByLane: Counter
    let passedOn: Counter
    /// Requests refused for what they are, before anybody was asked: parse errors, timeouts, limits.
    let refused: Counter
    let connections: Meter
    /// Connections beyond the most that are served.
    let connectionsRefused: Counter
    let webSockets: WebSocketMetrics

    private struct MemoryAnswer: Hashable {
        let isHead: Bool
        let status: UInt
    }

    init(_ factory: any MetricsFactory = MetricsSystem.factory) {
        func requests(_ answeredBy: String) -> Counter {
            Counter(label: "edge_requests", dimensions: [("answered_by", answeredBy)], factory: factory)
        }
        answeredFromMemory = requests("memory")
        var memory: [MemoryAnswer: Counter] = [:]
        for isHead in [false, true] {
            for status: UInt in [200, 206, 304, 400, 403, 404, 416] {
                memory[MemoryAnswer(isHead: isHead, status: status)] = Counter(
                    label: "http_requests",
                    dimensions: [("method", isHead ? "HEAD" : "GET"), ("route", "memory"), ("status", "\(status)")],
                    factory: factory
                )
            }
        }
        self.memory = memory
        answeredByLane = requests("lane")
        passedOn = requests("hummingbird")
        refused = requests("refusal")
        connections = Meter(label: "edge_connections", dimensions: [], factory: factory)
        connectionsRefused = Counter(label: "edge_connections_refused", dimensions: [], factory: factory)
        webSockets = WebSocketMetrics(factory)
    }

    /// A request was answered without asking anybody.
    func countMemory(isHead: Bool, status: UInt) {
        answeredFromMemory.increment()
        memory[MemoryAnswer(isHead: isHead, status: status)]?.increment()
    }
}
