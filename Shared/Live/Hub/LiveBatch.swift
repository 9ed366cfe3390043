import struct Foundation.UUID

/// Changes that are told together, made into messages once for all who share an interest.
final class LiveBatch: Sendable {
    let changes: [LiveChange]
    /// Of those that are told in their order; nil when all are counts that were held back.
    let first: LiveCursor?
    let last: LiveCursor?
    private let people: Set<UUID>
    private let eventsOfRSVPs: Set<UUID>

    /// - Parameter changes: not empty.
    init(_ changes: [LiveChange]) {
        self.changes = changes
        let inOrder = changes.filter { !$0.wasHeld }
        first = inOrder.first?.order
        last = inOrder.last?.order
        let personal = changes.filter(\.isPersonal)
        people = Set(personal.compactMap(\.userID))
        eventsOfRSVPs = Set(personal.map(\.eventID))
    }

    /// What all who share the interest are told; nil for nothing.
    func delivery(for shared: LiveInterest.Shared) -> LiveDelivery? {
        delivery(of: shared.includes)
    }

    /// Whether anything in it may concern someone beyond what is shared.
    func isPersonal(for interest: LiveInterest) -> Bool {
        if let person = interest.person, people.contains(person) { return true }
        return !interest.managed.isDisjoint(with: eventsOfRSVPs)
    }

    /// Whether who heard everything up to `place` is told all of it.
    func isNew(after place: LiveCursor) -> Bool {
        first.map { $0 > place } ?? true
    }

    /// What one client is told that heard everything up to `place`; nil for nothing.
    func delivery(for interest: LiveInterest, after place: LiveCursor) -> LiveDelivery? {
        delivery { ($0.wasHeld || $0.order > place) && interest.includes($0) }
    }

    private func delivery(of isIncluded: (LiveChange) -> Bool) -> LiveDelivery? {
        let messages = changes.filter(isIncluded).map(\.message)
        return messages.isEmpty ? nil : LiveDelivery(messages)
    }
}
