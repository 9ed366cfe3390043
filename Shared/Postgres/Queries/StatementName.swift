/// What a statement is called where its durations are told: the file and the function that run it, of which there are
/// as many as the program has.
public struct StatementName: Sendable {
    private let file: StaticString
    private let function: StaticString

    public init(in file: StaticString, _ function: StaticString) {
        self.file = file
        self.function = function
    }

    /// Such as `OutboxStore.relay`: of `EventsAPI/OutboxStore+relaying.swift` what stands before the plus, of
    /// `relay(limit:hand:)` what stands before the parenthesis.
    var text: String {
        let name = "\(file)".split(separator: "/").last?.prefix { $0 != "." && $0 != "+" } ?? ""
        return "\(name).\("\(function)".prefix { $0 != "(" })"
    }
}

/// By where the texts lie: the program holds each of them once or a few times, and looking at their bytes would cost
/// more than a statement's share of the reactor.
extension StatementName: Hashable {
    public static func == (one: StatementName, other: StatementName) -> Bool {
        one.file.utf8Start == other.file.utf8Start && one.function.utf8Start == other.function.utf8Start
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(file.utf8Start)
        hasher.combine(function.utf8Start)
    }
}
