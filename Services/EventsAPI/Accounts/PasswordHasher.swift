import Foundation
import NIOPosix
import ServiceKit
import Synchronization

/// Hashes passwords on threads of its own, so that a storm of sign-ins never stops the rest of the service.
final class PasswordHasher: Sendable {
    private let threads: NIOThreadPool
    private let waiting = Atomic<Int>(0)
    private let limit: Int
    /// A hash that no password has: unknown people cost the same time as known ones.
    private let decoy = Password.decoy()

    /// - Parameter limit: how many may wait; beyond it callers are told to come back.
    init(threads: Int = 2, limit: Int = 32) {
        self.threads = NIOThreadPool(numberOfThreads: threads)
        self.limit = limit
        self.threads.start()
    }

    /// - Throws: ``Problem`` 503 when too many wait.
    func hash(_ password: String) async throws -> String {
        try await run { try Password.hash(password) }
    }

    /// Whether the password matches; with nil for `stored` it takes as long and answers false.
    ///
    /// - Throws: ``Problem`` 503 when too many wait.
    func verify(_ password: String, stored: String?) async throws -> Bool {
        let candidate = stored ?? decoy
        let matches = try await run { try Password.matches(password, stored: candidate) }
        return matches && stored != nil
    }

    private func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        let position = waiting.wrappingAdd(1, ordering: .relaxed).newValue
        defer { waiting.wrappingSubtract(1, ordering: .relaxed) }
        guard position <= limit else {
            throw Problem(.serviceUnavailable, "Too many sign-ins at once", headers: [.retryAfter: "2"])
        }
        return try await threads.runIfActive(work)
    }
}
