/// What one timed run found.
struct Run: Encodable {
    let rounds: Int
    let deliveries: Int
    /// While messages were on their way.
    let seconds: Double
    /// Of the times from asking for messages to the last client's last byte, in milliseconds.
    let p50: Double
    let p99: Double
    /// Of a message's payload.
    let length: Int

    /// - Parameter rounds: at least one.
    init(rounds: [Duration], deliveries: Int, length: Int) {
        let sorted = rounds.sorted()
        func milliseconds(_ share: Double) -> Double {
            sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] / .milliseconds(1)
        }
        self.rounds = rounds.count
        self.deliveries = deliveries
        seconds = rounds.reduce(.zero, +) / .seconds(1)
        p50 = milliseconds(0.5)
        p99 = milliseconds(0.99)
        self.length = length
    }
}
