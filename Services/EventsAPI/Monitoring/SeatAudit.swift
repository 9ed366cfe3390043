import Foundation

/// Counts again whether events have more people than seats: all upcoming ones at first and then once an hour, and in
/// between those about which something was decided. To count all of them each time took a second of a database with
/// 200,000 RSVPs to come.
actor SeatAudit {
    private let store: CampusFigureStore
    private let now: @Sendable () -> Date
    /// Those with too many people, which are looked at until they have no more.
    private var oversold: [UUID: Int] = [:]
    private var lookedAtAll: Date?
    private var lookedAt: Date?

    private static let timeBetweenAll: TimeInterval = 3600
    /// How much later than it was made a decision may be counted among the figures, which say what was decided about.
    private static let delay: TimeInterval = 120

    init(store: CampusFigureStore, now: @escaping @Sendable () -> Date = { Date() }) {
        self.store = store
        self.now = now
    }

    /// How many seats were given beyond what events have. Two at a time may count the same twice.
    ///
    /// - Throws: ``PostgresError``; then the next one looks at all that this one would have.
    func seatsOversold() async throws -> Int {
        let now = now()
        let isTimeForAll = lookedAtAll.map { now.timeIntervalSince($0) >= Self.timeBetweenAll } ?? true
        let moment = isTimeForAll ? nil : lookedAt?.addingTimeInterval(-Self.delay)
        oversold = try await store.oversold(Array(oversold.keys), decidedSince: moment)
        lookedAt = now
        if isTimeForAll { lookedAtAll = now }
        return oversold.values.reduce(0, +)
    }
}
