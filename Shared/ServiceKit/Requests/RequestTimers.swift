public import CoreMetrics
import Synchronization

/// The timers of requests, each looked up once by its labels.
///
/// May be used from any thread.
public final class RequestTimers: Sendable {
    private struct Labels: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private let timers = Mutex<[Labels: Timer]>([:])

    public init() {}

    /// A client may send any word as a method; labels must stay few.
    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    /// - Parameter route: the route's pattern, of which there are few.
    public func record(method: String, route: String, status: Int, duration: Duration) {
        timer(method: method, route: route, status: status).recordNanoseconds(duration.nanoseconds)
    }

    /// The timer itself, for who records so often that looking it up would be felt.
    public func timer(method: String, route: String, status: Int) -> Timer {
        let labels = Labels(method: Self.methods.contains(method) ? method : "other", route: route, status: status)
        return timers.withLock { timers in
            if let timer = timers[labels] { return timer }
            let timer = Timer(
                label: "http_request_duration",
                dimensions: [("method", labels.method), ("route", route), ("status", "\(status)")]
            )
            timers[labels] = timer
            return timer
        }
    }
}
