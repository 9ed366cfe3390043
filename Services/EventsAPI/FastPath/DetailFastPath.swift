import EdgeHTTP
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import ServiceKit

/// Answers `GET /api/v1/events/{id}` of those who are not signed in, when it is not in memory, before Hummingbird
/// would; what the route does for others it leaves to the route.
///
/// As answers from memory, these are counted and not logged.
struct DetailFastPath: Sendable {
    let reads: DetailReads
    let hot: HotAnswers
    let timers: RequestTimers
    let now: @Sendable () -> Date
    let logger: Logger
    /// The one that is nearly always meant, looked up once.
    private let found: @Sendable (Duration) -> Void

    init(
        reads: DetailReads,
        hot: HotAnswers,
        timers: RequestTimers,
        now: @escaping @Sendable () -> Date,
        logger: Logger
    ) {
        self.reads = reads
        self.hot = hot
        self.timers = timers
        self.now = now
        self.logger = logger
        found = timers.recorder(method: "GET", route: Self.route, status: 200)
    }

    private static let prefix = "/api/v1/events/"
    private static let route = "/api/v1/events/{id}"

    /// Nil when the request is the route's; called on event loops.
    func decide(_ request: FastPathRequest) -> EventLoopFuture<FastPathResponse>? {
        guard request.method == .GET, let id = Self.eventID(in: request.uri),
            !request.headers.contains(name: "Authorization")
        else { return nil }
        let (uri, headers) = (request.uri, request.headers)
        let begin = ContinuousClock.now
        let fill = hot.fill(address: uri)
        let answer = request.eventLoop.makePromise(of: FastPathResponse.self)
        reads.read(
            id,
            reply: Reply(on: request.eventLoop) { result in
                let response: FastPathResponse
                var record = found
                do {
                    guard let detail = try result.get() else { throw Events.unknown }
                    if detail.isPublic, let fill {
                        response = .prebuilt(status: .ok, headers: detail.headers, body: detail.json)
                        fill.keep(response, subject: .event(id), moments: detail.moments, lifetime: 60, now: now())
                    } else {
                        response = FastPathResponse(status: .ok, headers: detail.headers, body: detail.json)
                    }
                } catch {
                    let trace = RequestTrace(
                        requestID: headers.first(name: "X-Request-ID"),
                        traceparent: headers.first(name: "traceparent")
                    )
                    let problem = Problem(error, logger: trace.logger(logger))
                    let path = String(uri.prefix { $0 != "?" })
                    response = FastPathResponse(problem, instance: path, requestID: trace.requestID)
                    record = timers.recorder(
                        method: "GET",
                        route: Self.route,
                        status: Int(response.status.code)
                    )
                }
                record(ContinuousClock.now - begin)
                answer.succeed(response)
            }
        )
        return answer.futureResult
    }

    private static func eventID(in uri: String) -> UUID? {
        guard uri.hasPrefix(prefix) else { return nil }
        let rest = uri.utf8.dropFirst(prefix.utf8.count)
        guard
            rest.count == 36
                || (rest.count > 36 && rest[rest.index(rest.startIndex, offsetBy: 36)] == UInt8(ascii: "?"))
        else { return nil }
        return UUID(wire: Substring(rest.prefix(36)))
    }
}
