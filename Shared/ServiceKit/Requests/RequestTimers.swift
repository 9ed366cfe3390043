public import CoreMetrics
import Synchronization

/// What is counted of requests: how many, how long they took, how many are under way. Each series is looked up once by
/// its labels.
///
/// May be used from any thread.
public final class RequestTimers: Sendable {
    private struct Labels: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private struct Series: Sendable {
        let timer: Timer
        let count: Counter

        @Sendable func record(_ duration: Duration) {
            timer.recordNanoseconds(duration.nanoseconds)
            count.increment()
        }
    }

    private let known = Mutex<[Labels: Series]>([:])
    /// Requests that are not answered yet.
    public let inFlight = Meter(label: "http_requests_in_flight")

    public init() {}

    /// A client may send any word as a method; labels must stay few.
    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    /// - Parameter route: the route's pattern, of which there are few.
    public func record(method: String, route: String, status: Int, duration: Duration) {
        series(method: method, route: route, status: status).record(duration)
    }

    /// Records for who does so so often that looking the series up would be felt.
    public func recorder(method: String, route: String, status: Int) -> @Sendable (Duration) -> Void {
        series(method: method, route: route, status: status).record
    }

    private func series(method: String, route: String, status: Int) -> Series {
        let labels = Labels(method: Self.methods.contains(method) ? method : "other", route: route, status: status)
        return known.withLock { known in
            if let series = known[labels] { return series }
            let dimensions = [("method", labels.method), ("route", route), ("status", "\(status)")]
            let series = Series(
                timer: Timer(label: "http_request_duration", dimensions: dimensions),
                count: Counter(label: "http_requests", dimensions: dimensions)
            )
            known[labels] = series
            return series
        }
    }
}
