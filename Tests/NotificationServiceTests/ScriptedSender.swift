import Foundation
import Synchronization

@testable import NotificationService

/// Sends nothing and notes everything; fails as it is told to.
final class ScriptedSender: NotificationSender {
    private let answer: @Sendable (ToldNotification) async throws -> String
    private let asked = Mutex<[UUID]>([])

    init(_ answer: @escaping @Sendable (ToldNotification) async throws -> String = { $0.id.uuid.wire }) {
        self.answer = answer
    }

    /// What was handed over, in order; also what failed.
    var sent: [UUID] { asked.withLock { $0 } }

    func send(_ notification: ToldNotification) async throws -> String {
        asked.withLock { $0.append(notification.id.uuid) }
        return try await answer(notification)
    }
}
