import CampusCore
import EdgeHTTP
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import Synchronization

/// The hot list and details as encoded bytes: routes put in what everyone may see, the fast path takes it out, the
/// change feed throws it away when something changes.
final class HotAnswers: Sendable {
    private let cache: Mutex<HotAnswerCache>

    init(_ cache: HotAnswerCache = HotAnswerCache()) {
        self.cache = Mutex(cache)
    }

    /// The longest address kept, in bytes; nobody's hot address is longer.
    private static let longestAddress = 512

    /// What the fast path answers, if it can; called on event loops.
    func answer(_ request: FastPathRequest) -> FastPathResponse? {
        guard request.method == .GET || request.method == .HEAD, request.uri.hasPrefix("/api/v1/events"),
            !request.headers.contains(name: "Authorization")
        else { return nil }
        return cache.withLock { $0.answer(request.uri, now: .now()) }
    }

    /// A route begins to read what it will answer; nil when it is not for everyone.
    func fill(_ request: Request, _ context: EventsRequestContext) -> Fill? {
        guard request.method == .get, context.identity == nil else { return nil }
        return fill(address: request.uri.string)
    }

    /// Somebody begins to read what everyone who asks for the address is answered; nil when it cannot be kept.
    func fill(address: String) -> Fill? {
        guard address.utf8.count <= Self.longestAddress,
            let ticket = cache.withLock({ $0.ticket(for: address, now: .now()) })
        else {
            return nil
        }
        return Fill(answers: self, address: address, ticket: ticket)
    }

    /// The feed has read on, with a question asked at `asked`; these events changed.
    func changed(_ events: Set<UUID>, asked: NIODeadline) {
        cache.withLock { $0.changed(events, asked: asked) }
    }

    /// More changed than the feed could read at once.
    func everythingChanged(asked: NIODeadline) {
        cache.withLock { $0.everythingChanged(asked: asked) }
    }

    /// An answer in the making.
    struct Fill {
        fileprivate let answers: HotAnswers
        fileprivate let address: String
        fileprivate let ticket: HotAnswerCache.Ticket

        /// Keeps the answer until something changes, one of the `moments` comes, or `lifetime` is over.
        ///
        /// - Parameters:
        ///   - moments: when the answer becomes another by itself, because an event in it begins or ends.
        ///   - lifetime: bounds what else only the clock brings about, as an event joining the past ones.
        func keep(
            _ response: FastPathResponse,
            subject: HotAnswerCache.Subject,
            moments: [Date],
            lifetime: TimeInterval,
            now: Date
        ) {
            let seconds = moments.map { $0.timeIntervalSince(now) }.filter { $0 > 0 }.reduce(lifetime, min)
            let until = NIODeadline.now() + .microseconds(Int64(seconds * 1_000_000))
            answers.cache.withLock { $0.store(response, at: address, subject: subject, until: until, ticket: ticket) }
        }
    }
}
