/// One row of a result.
public struct PostgresRow: Sendable {
    let result: QueryResult
    let row: Int

    /// The column's value; NULL only decodes as an optional.
    ///
    /// - Throws: ``PostgresError`` with code `decoding`, naming the column and not the value.
    public func get<Value: PostgresDecodable>(
        _ column: String,
        as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        guard let index = result.columns[column] else {
            throw PostgresError(.decoding, "there is no column \(column)")
        }
        guard let value = result.withBytes(row: row, column: index, Value.decode) else {
            throw PostgresError(.decoding, "column \(column) is no \(Value.self)")
        }
        return value
    }

    /// The column's value as one of an enumeration's raw values.
    ///
    /// - Throws: ``PostgresError`` with code `decoding`.
    public func get<Value: RawRepresentable<String>>(
        _ column: String,
        as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        guard let value = Value(rawValue: try get(column, as: String.self)) else {
            throw PostgresError(.decoding, "column \(column) is no \(Value.self)")
        }
        return value
    }
}
