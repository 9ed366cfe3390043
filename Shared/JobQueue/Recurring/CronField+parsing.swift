extension CronField {
    /// What may stand in a field.
    enum Kind: String, CaseIterable {
        case minute, hour, day, month, weekday

        /// 7 is Sunday too.
        var bounds: ClosedRange<Int> {
            switch self {
            case .minute: 0...59
            case .hour: 0...23
            case .day: 1...31
            case .month: 1...12
            case .weekday: 0...7
            }
        }

        /// Names of three letters, the first of them being the lowest value.
        var names: [String] {
            switch self {
            case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            case .weekday: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
            case .minute, .hour, .day: []
            }
        }
    }

    /// Reads a list of values, names, ranges and steps, such as `*/15`, `MON-FRI` or `0,20-40/10`.
    init(_ text: some StringProtocol, _ kind: Kind) throws(CronError) {
        var bits: UInt64 = 0
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            for value in try Self.values(part, kind) { bits |= 1 << UInt64(value) }
        }
        if kind == .weekday, bits & 1 << 7 != 0 { bits = bits & ~(1 << 7) | 1 }
        self.init(bits: bits, isOpen: text.hasPrefix("*"))
    }

    private static func values(
        _ part: some StringProtocol,
        _ kind: Kind
    ) throws(CronError) -> StrideThrough<Int> {
        let halves = part.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let range = try range(halves[0], kind)
        guard halves.count == 2 else { return stride(from: range.lowerBound, through: range.upperBound, by: 1) }
        // `5/15` is read in one way here and in another there.
        guard halves[0] == "*" || halves[0].contains("-") else { throw invalid(part, kind, "a step needs a range") }
        guard let step = number(halves[1]), step > 0 else { throw invalid(part, kind, "a step is a number from 1") }
        return stride(from: range.lowerBound, through: range.upperBound, by: step)
    }

    private static func range(
        _ text: some StringProtocol,
        _ kind: Kind
    ) throws(CronError) -> ClosedRange<Int> {
        // Not up to 7: Sunday would be meant twice, which steps would notice.
        if text == "*" { return kind == .weekday ? 0...6 : kind.bounds }
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let first = try value(ends[0], kind)
        let last = ends.count == 2 ? try value(ends[1], kind) : first
        guard first <= last else { throw invalid(text, kind, "a range goes upwards") }
        return first...last
    }

    private static func value(_ text: some StringProtocol, _ kind: Kind) throws(CronError) -> Int {
        if let place = kind.names.firstIndex(of: text.lowercased()) { return kind.bounds.lowerBound + place }
        guard let number = number(text), kind.bounds.contains(number) else {
            let bounds = "\(kind.bounds.lowerBound) to \(kind.bounds.upperBound)"
            throw invalid(text, kind, "it goes from \(bounds)\(kind.names.isEmpty ? "" : ", or is a name")")
        }
        return number
    }

    /// Digits alone: `Int` would take a sign as well.
    private static func number(_ text: some StringProtocol) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }

    private static func invalid(_ text: some StringProtocol, _ kind: Kind, _ reason: String) -> CronError {
        CronError(code: .invalidField, message: "the \(kind.rawValue) cannot be \"\(text)\": \(reason)")
    }
}
