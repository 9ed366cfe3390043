/// One field of a cron expression: which values it means.
struct CronField: Sendable, Hashable {
    /// Bit n is set when n is meant.
    let bits: UInt64
    /// Whether it begins with `*`: it leaves open what others say.
    let isOpen: Bool

    func contains(_ value: Int) -> Bool { bits & (1 << UInt64(value)) != 0 }

    /// The values meant, rising.
    var values: [Int] { (0..<64).filter(contains) }
}
