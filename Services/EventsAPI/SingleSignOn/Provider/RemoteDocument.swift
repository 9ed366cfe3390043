import Foundation

/// A document of the provider: kept as ``KeptDocument`` says, and read by one at a time, however many wait for it.
actor RemoteDocument<Value: Sendable> {
    /// What was read, and its `Cache-Control`.
    typealias Reading = (value: Value, caching: String?)

    private let source: @Sendable () async throws -> Reading
    private let now: @Sendable () -> Date
    private var kept = KeptDocument<Value>()
    private var reading: Task<Value, any Error>?

    /// - Parameter source: reads the document; it must end by itself.
    init(now: @escaping @Sendable () -> Date, source: @escaping @Sendable () async throws -> Reading) {
        self.now = now
        self.source = source
    }

    /// - Throws: what the source throws, when there is nothing that is still good enough.
    func value() async throws -> Value {
        switch kept.use(at: now()) {
        case .value(let value): return value
        case .read: return try await read()
        case .away: throw SingleSignOnError(.unavailable, "the provider did not answer a moment ago")
        }
    }

    /// The document as it is now, for who misses something in it; at most once a minute.
    ///
    /// - Returns: nil when it was read for that reason a moment ago.
    func newest() async throws -> Value? {
        if reading == nil, !kept.takeTurn(at: now()) { return nil }
        return try await read()
    }

    private func read() async throws -> Value {
        if let reading { return try await reading.value }
        // A task of its own, since who began it may go away while others wait. It ends with the source.
        let task = Task {
            defer { reading = nil }
            do {
                let (value, caching) = try await source()
                kept.keep(value, caching: caching, at: now())
                return value
            } catch {
                kept.fail(at: now())
                guard let spare = kept.spare(at: now()) else { throw error }
                return spare
            }
        }
        reading = task
        return try await task.value
    }
}
