import Foundation

/// How many different people have a seat at some events, remembered until one of the events is counted again: what
/// organizers look at changes seldom, and to find out takes an index of all its RSVPs.
actor CountedPeople {
    private let store: FigureStore
    private var answers: [[Entry]: [Int: Int]] = [:]
    /// What is remembered, the longest first.
    private var questions: [[Entry]] = []
    private let most: Int

    /// An event as it was counted, and what it is told apart by.
    struct Entry: Hashable, Sendable {
        let id: UUID
        /// Another one each time that it is counted.
        let version: Int
        let key: Int

        init(_ event: CountedEvent, key: Int) {
            (id, version, self.key) = (event.id, event.version, key)
        }
    }

    /// - Parameter most: how many answers are remembered; one takes 32 bytes an event.
    init(store: FigureStore, most: Int = 64) {
        self.store = store
        self.most = most
    }

    /// By the events' keys.
    ///
    /// - Throws: ``PostgresError``.
    func attendees(of events: [Entry]) async throws -> [Int: Int] {
        if let answer = answers[events] { return answer }
        let answer = try await store.attendees(ofEvents: events.map { ($0.id, $0.key) })
        // Others may have asked the same meanwhile.
        if answers.updateValue(answer, forKey: events) == nil { questions.append(events) }
        if questions.count > most { answers[questions.removeFirst()] = nil }
        return answer
    }
}
