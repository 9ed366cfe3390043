public import Foundation
import Synchronization

/// The Authorization headers that show push services who we are: one for each service, used again until its token
/// nears its end. May be called from any thread.
public final class VAPIDAuthorizations: Sendable {
    private struct Entry: Sendable {
        let header: String
        let expiry: Date
    }

    public let key: VAPIDKey
    private let subject: String
    private let now: @Sendable () -> Date
    private let entries = Mutex<[String: Entry]>([:])

    /// RFC 8292 §2 allows a day; half of it leaves room for clocks that differ.
    private static let lifetime: TimeInterval = 12 * 3600
    /// A token with less than this left is not begun with any more.
    private static let margin: TimeInterval = 1800
    /// Services are few; subdomains could be many.
    private static let limit = 256

    /// - Parameter subject: where the services' operators reach ours: a `mailto:` or `https:` address.
    public init(key: VAPIDKey, subject: String, now: @escaping @Sendable () -> Date = { Date() }) {
        self.key = key
        self.subject = subject
        self.now = now
    }

    /// The value of the Authorization header (RFC 8292 §3).
    ///
    /// - Throws: ``WebPushError``.
    public func header(for origin: String) throws(WebPushError) -> String {
        let now = now()
        if let entry = entries.withLock({ $0[origin] }), entry.expiry.timeIntervalSince(now) > Self.margin {
            return entry.header
        }
        let expiry = now.addingTimeInterval(Self.lifetime)
        let token = try key.token(audience: origin, subject: subject, expiry: expiry)
        let header = "vapid t=\(token), k=\(key.publicKey)"
        entries.withLock { entries in
            if entries.count >= Self.limit { entries = [:] }
            entries[origin] = Entry(header: header, expiry: expiry)
        }
        return header
    }
}

extension VAPIDAuthorizations: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "VAPIDAuthorizations(\(key.publicKey))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["key": key]) }
}
