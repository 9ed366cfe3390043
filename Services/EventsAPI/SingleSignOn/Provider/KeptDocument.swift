import Foundation

/// A document of the provider that is kept for a while, and when it must be read again. Pure.
struct KeptDocument<Value: Sendable>: Sendable {
    /// How long a document is kept, in seconds, whatever its answer says: so that the provider is not asked at each
    /// sign-in, and hears of what changed within a day.
    static var lifetimes: ClosedRange<TimeInterval> { 300...86_400 }
    /// For what says nothing.
    static var usualLifetime: TimeInterval { 3600 }
    /// For so long after its time, in seconds, a document is good enough while the provider does not answer.
    static var grace: TimeInterval { 86_400 }
    /// A provider that did not answer is left alone for so long, in seconds.
    static var pause: TimeInterval { 5 }
    /// How often a document is read before its time, in seconds between two of them.
    static var turn: TimeInterval { 60 }

    enum Use: Sendable {
        case value(Value)
        /// Read it first.
        case read
        /// It could not be read a moment ago.
        case away
    }

    private var value: Value?
    private var expiry = Date.distantPast
    private var failedAt = Date.distantPast
    private var turnTakenAt = Date.distantPast

    func use(at now: Date) -> Use {
        if let value, now < expiry { return .value(value) }
        guard now.timeIntervalSince(failedAt) < Self.pause else { return .read }
        return spare(at: now).map(Use.value) ?? .away
    }

    /// What is good enough while there is nothing newer.
    func spare(at now: Date) -> Value? {
        now < expiry.addingTimeInterval(Self.grace) ? value : nil
    }

    /// Takes the turn to read the document before its time.
    ///
    /// - Returns: whether there was one.
    mutating func takeTurn(at now: Date) -> Bool {
        guard now.timeIntervalSince(turnTakenAt) >= Self.turn else { return false }
        turnTakenAt = now
        return true
    }

    /// - Parameter caching: the answer's `Cache-Control` (RFC 9111 §5.2.2).
    mutating func keep(_ value: Value, caching: String?, at now: Date) {
        self.value = value
        expiry = now.addingTimeInterval(Self.lifetime(caching))
        failedAt = .distantPast
    }

    mutating func fail(at now: Date) {
        failedAt = now
    }

    /// For how many seconds an answer is kept.
    static func lifetime(_ caching: String?) -> TimeInterval {
        let directives = (caching ?? "").lowercased().split(separator: ",").map {
            $0.filter { $0 != " " && $0 != "\"" }
        }
        if directives.contains("no-store") || directives.contains("no-cache") { return lifetimes.lowerBound }
        guard let age = directives.first(where: { $0.hasPrefix("max-age=") })?.dropFirst(8),
            let seconds = Int(age)
        else { return usualLifetime }
        return min(max(TimeInterval(seconds), lifetimes.lowerBound), lifetimes.upperBound)
    }
}
