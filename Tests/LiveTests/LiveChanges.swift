import Foundation

@testable import Live

/// Changes as tests need them: each a second after the one before unless said otherwise.
enum LiveChanges {
    static let event = UUID()
    static let other = UUID()
    static let start = Date(timeIntervalSince1970: 1_790_000_000)

    static func change(
        _ number: Int,
        _ type: String = "event:updated",
        event: UUID = event,
        user: UUID? = nil,
        audience: LiveAudience = .public,
        after seconds: TimeInterval? = nil,
        data: String? = nil
    ) -> LiveChange {
        LiveChange(
            cursor: cursor(number),
            type: type,
            data: data ?? #"{"n":\#(number)}"#,
            at: start.addingTimeInterval(seconds ?? Double(number)),
            eventID: event,
            userID: user,
            audience: audience
        )
    }

    /// Two changes a transaction.
    static func cursor(_ number: Int) -> LiveCursor {
        LiveCursor(transactionID: UInt64(number / 2 + 100), id: Int64(number))
    }

    /// The numbers that stand in messages.
    static func numbers(_ messages: [LiveMessage]) -> [Int] {
        messages.compactMap { $0.data.flatMap { Int($0.filter(\.isNumber)) } }
    }

    static func numbers(_ changes: [LiveChange]) -> [Int] { numbers(changes.map(\.message)) }
}
