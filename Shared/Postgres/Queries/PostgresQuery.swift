/// A statement whose interpolated values are bound, never pasted: `"SELECT * FROM t WHERE id = \(id)"`.
///
/// A query within a query stays SQL, so that fragments compose. PostgreSQL infers a value's type from where it
/// stands; where it cannot, the SQL says it: `\(id)::uuid`.
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
        if pieces.count == 1 { return pieces[0] }
        var sql = ""
        sql.reserveCapacity(pieces.reduce(0) { $0 + $1.utf8.count + 3 })
        sql += pieces[0]
        for index in 1..<pieces.count {
            sql += "$"
            sql += String(index)
            sql += pieces[index]
        }
        return sql
    }

    public struct Interpolation: StringInterpolationProtocol, Sendable {
        fileprivate var pieces = [""]
        fileprivate var values: [String?] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            pieces[pieces.count - 1] += literal
        }

        /// Binds the value.
        public mutating func appendInterpolation(_ value: some PostgresEncodable) {
            bind(value.postgresText)
        }

        /// Binds the value, or NULL.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            bind(value?.postgresText)
        }

        /// Binds an enumeration's raw value.
        @_disfavoredOverload
        public mutating func appendInterpolation<Value: RawRepresentable<String>>(_ value: Value) {
            bind(value.rawValue)
        }

        /// Binds an enumeration's raw value, or NULL.
        @_disfavoredOverload
        public mutating func appendInterpolation<Value: RawRepresentable<String>>(_ value: Value?) {
            bind(value?.rawValue)
        }

        /// Inserts the query's SQL and binds its values.
        public mutating func appendInterpolation(_ query: PostgresQuery) {
            appendLiteral(query.pieces[0])
            for (value, piece) in zip(query.values, query.pieces.dropFirst()) {
                values.append(value)
                pieces.append(piece)
            }
        }

        /// Inserts SQL as it is. Only what stands in the program's source can be given.
        public mutating func appendInterpolation(unescaped sql: StaticString) {
            appendLiteral("\(sql)")
        }

        private mutating func bind(_ value: String?) {
            values.append(value)
            pieces.append("")
        }
    }
}
