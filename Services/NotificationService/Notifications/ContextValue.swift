/// A value that a template may show: JSON's scalars.
enum ContextValue: Codable, Equatable, Sendable {
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            // A failure here says only that the value is of another type, which the next line tries.
            self = .boolean(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .boolean(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        }
    }

    /// As a template shows it; whole numbers without a fraction.
    var display: Any? {
        switch self {
        case .null: nil
        case .boolean(let value): value
        case .number(let value): value == value.rounded() && abs(value) < 1e15 ? Int64(value) : value
        case .text(let value): value
        }
    }
}
