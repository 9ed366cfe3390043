public import HTTPTypes

/// The `Counts` header of lists: how many of all there are of each kind, whatever page and kind was asked for. A
/// dictionary of integers (RFC 9651 §3.2), such as `coming=3, past=12`.
public struct Counts<Kind>: Equatable, Sendable
where Kind: RawRepresentable<String> & CaseIterable & Hashable & Sendable, Kind.AllCases: Sendable {
    private let numbers: [Kind: Int]

    /// - Parameter numbers: what is left out is 0.
    public init(_ numbers: [Kind: Int]) {
        self.numbers = numbers
    }

    public subscript(kind: Kind) -> Int { numbers[kind] ?? 0 }

    /// As the header has it, every kind in its order.
    public var text: String { Kind.allCases.map { "\($0.rawValue)=\(self[$0])" }.joined(separator: ", ") }
}

extension HTTPField.Name {
    /// How many of all there are of each kind.
    public static let counts = HTTPField.Name("Counts")!
}
