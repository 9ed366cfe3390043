import CampusCore
import ServiceKit

/// How much waits for an administrator.
struct WaitingWork: Sendable {
    let store: WaitingWorkStore
    let gateway: NotificationGateway

    /// What the pages of administrators show beside their names.
    struct Numbers: Encodable, Sendable {
        /// Events that wait to be published.
        let approvals: Int
        /// What could not be told; nil when notification-service does not say.
        let deadLetters: Int?

        private enum CodingKeys: String, CodingKey {
            case approvals
            case deadLetters = "dead_letters"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(approvals, forKey: .approvals)
            try container.encode(deadLetters, forKey: .deadLetters)
        }
    }

    /// - Throws: ``PostgresError``.
    func numbers() async throws -> Numbers {
        async let deadLetters = deadLetters()
        return Numbers(approvals: try await store.approvals(), deadLetters: try await deadLetters)
    }

    /// The rest is worth showing without it.
    private func deadLetters() async throws -> Int? {
        do {
            return try await gateway.ask(.get, "dead-letters", query: [("limit", "1")]).countOfAll
        } catch is NotificationGateway.Unavailable {
            return nil
        }
    }
}
