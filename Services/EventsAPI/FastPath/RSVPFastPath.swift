import CampusCore
import EdgeHTTP
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import ServiceKit

/// Takes `POST /api/v1/events/{id}/rsvp` of a signed-in person before Hummingbird does; the rules and the lane are the
/// route's. What is not plain (a guest, a body, a token that is no bearer's) goes on to the route.
struct RSVPFastPath: Sendable {
    let rsvps: RSVPs
    let tokens: AccessTokens
    let limiter: RateLimiter
    let idempotency: Idempotency
    let timers: RequestTimers
    let logger: Logger

    private static let prefix = "/api/v1/events/"
    private static let suffix = "/rsvp"
    private static let route = "/api/v1/events/{id}/rsvp"

    /// Nil when the request is the route's; called on event loops.
    func decide(_ request: FastPathRequest) -> EventLoopFuture<FastPathResponse>? {
        guard request.method == .POST, let eventID = Self.eventID(in: request.uri),
            let token = Self.bearerToken(of: request.headers), Self.hasNoBody(request.headers)
        else { return nil }
        let trace = RequestTrace(
            requestID: request.headers.first(name: "X-Request-ID"),
            traceparent: request.headers.first(name: "traceparent")
        )
        var asked = Asked(
            eventID: eventID,
            path: request.uri,
            idempotencyKey: request.headers.first(name: "Idempotency-Key"),
            trace: trace
        )
        timers.inFlight.increment()
        let answer = request.eventLoop.makePromise(of: FastPathResponse.self)
        if let identity = tokens.knownIdentity(of: token) {
            ask(asked, .success(identity), answer)
        } else {
            asked.network = ClientNetwork.of(
                forwardedFor: request.headers["X-Forwarded-For"],
                peer: request.remoteAddress?.ipAddress,
                trustedProxies: limiter.trustedProxies
            )
            // A signature takes too long to check on an event loop.
            request.eventLoop.makeFutureWithTask { try await tokens.identity(of: token) }
                .whenComplete { [asked] identity in ask(asked, identity, answer) }
        }
        return answer.futureResult
    }

    /// What is needed of the request once it is gone.
    private struct Asked: Sendable {
        let eventID: UUID
        let path: String
        let idempotencyKey: String?
        let trace: RequestTrace
        /// Stands for who asks, when the token is good.
        var person: String?
        /// Where it came from, if its token was never seen before.
        var network: String?
        /// What its limit says.
        var verdict: RateLimitVerdict?

        /// - Throws: ``Problem`` 429.
        mutating func pass(_ verdict: RateLimitVerdict?) throws {
            self.verdict = verdict
            if let verdict, !verdict.isAllowed { throw verdict.problem }
        }
    }

    private func ask(
        _ asked: Asked,
        _ identity: Result<Identity?, any Error>,
        _ answer: EventLoopPromise<FastPathResponse>
    ) {
        var asked = asked
        do {
            guard let identity = try identity.get() else {
                try asked.pass(asked.network.flatMap { limiter.takeHere(.anonymous, .network($0)) })
                throw AccessTokens.invalid
            }
            asked.person = identity.pseudonym
            try asked.pass(limiter.takeHere(.rsvp, .user(identity.userID)))
            let key = try asked.idempotencyKey.map {
                try idempotency.key($0, method: "POST", path: asked.path, body: Data(), identity)
            }
            let reply = Reply<RSVPAnswer>(on: answer.futureResult.eventLoop) { [asked] result in
                answer.succeed(response(to: asked, result))
            }
            rsvps.rsvp(
                eventID: asked.eventID,
                by: identity,
                key: key,
                trace: asked.trace.context,
                reply: reply
            )
        } catch {
            answer.succeed(response(to: asked, .failure(error)))
        }
    }

    private func response(to asked: Asked, _ result: Result<RSVPAnswer, any Error>) -> FastPathResponse {
        timers.inFlight.decrement()
        let response: FastPathResponse
        switch result {
        case .success(let answer):
            response = FastPathResponse(
                status: answer.isNew ? .created : .ok,
                headers: [
                    ("Content-Type", "application/json"), ("Location", answer.location),
                    ("X-Request-ID", asked.trace.requestID),
                ] + (asked.verdict?.fields ?? []),
                body: ByteBuffer(bytes: answer.rsvp.jsonBytes)
            )
        case .failure(let error):
            let problem = Problem(error, logger: asked.trace.logger(logger))
            response = FastPathResponse(
                problem,
                instance: asked.path,
                requestID: asked.trace.requestID,
                fields: asked.verdict?.fields ?? []
            )
        }
        asked.trace.record(
            method: "POST",
            route: Self.route,
            path: asked.path,
            status: Int(response.status.code),
            person: asked.person,
            timers: timers,
            logger: logger
        )
        return response
    }

    private static func eventID(in uri: String) -> UUID? {
        guard uri.utf8.count == prefix.utf8.count + 36 + suffix.utf8.count, uri.hasPrefix(prefix), uri.hasSuffix(suffix)
        else { return nil }
        return UUID(wire: uri.dropFirst(prefix.count).prefix(36))
    }

    /// RFC 6750 §2.1.
    private static func bearerToken(of headers: HTTPHeaders) -> String? {
        let values = headers["Authorization"]
        guard values.count == 1, values[0].utf8.count > 7, values[0].prefix(7).lowercased() == "bearer " else {
            return nil
        }
        return String(values[0].dropFirst(7))
    }

    private static func hasNoBody(_ headers: HTTPHeaders) -> Bool {
        if headers.contains(name: "Transfer-Encoding") { return false }
        return headers.first(name: "Content-Length").map { $0 == "0" } ?? true
    }
}
