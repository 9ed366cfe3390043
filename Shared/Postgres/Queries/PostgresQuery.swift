/// A statement whose interpolated values are bound, never pasted: `"SELECT * FROM t WHERE id = \(id)"`.
///
/// A query within a query stays SQL, so that fragments compose.
public struct PostgresQuery: ExpressibleByStringInterpolation, Sendable {
    /// The SQL between the values; always one more than there are values.
    private(set) var pieces: [String]
    /// The values in text format; nil is NULL.
    private(set) var values: [String?]

    public init(stringLiteral value: String) {
        pieces = [value]
        values = []
    }

    public init(stringInterpolation: Interpolation) {
        pieces = stringInterpolation.pieces
        values = stringInterpolation.values
    }

    /// The statement with `$1`, `$2` and so on in the values' places.
    public var sql: String {
        var sql = pieces[0]
        for (index, piece) in pieces.dropFirst().enumerated() {
            sql += "$\(index + 1)"
            sql += piece
        }
        return sql
    }

    public struct Interpolation: StringInterpolationProtocol, Sendable {
        fileprivate var pieces = [""]
        fileprivate var values: [String?] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            pieces[pieces.count - 1] += literal
        }

        /// Binds the value.
        public mutating func appendInterpolation(_ value: some PostgresEncodable) {
            values.append(value.postgresText)
            pieces.append("")
        }

        /// Binds the value, or NULL.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            values.append(value?.postgresText)
            pieces.append("")
        }

        /// Inserts the query's SQL and binds its values.
        public mutating func appendInterpolation(_ query: PostgresQuery) {
            appendLiteral(query.pieces[0])
            for (value, piece) in zip(query.values, query.pieces.dropFirst()) {
                values.append(value)
                pieces.append(piece)
            }
        }
    }
}
