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
        let index = try index(of: column)
        guard let value = result.withBytes(row: row, column: index, Value.decode) else {
            throw PostgresError(.decoding, "column \(column) is no \(Value.self)")
        }
        return value
    }

    /// The column's value as one of an enumeration's raw values.
    ///
    /// - Throws: ``PostgresError`` with code `decoding`.
    @_disfavoredOverload
    public func get<Value: RawRepresentable<String>>(
        _ column: String,
        as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        guard let value = try get(column, as: Value?.self) else {
            throw PostgresError(.decoding, "column \(column) is no \(Value.self)")
        }
        return value
    }

    /// The column's value as one of an enumeration's raw values; nil is NULL.
    ///
    /// - Throws: ``PostgresError`` with code `decoding`.
    @_disfavoredOverload
    public func get<Value: RawRepresentable<String>>(
        _ column: String,
        as type: Value?.Type = Value?.self
    ) throws(PostgresError) -> Value? {
        guard let text = try get(column, as: String?.self) else { return nil }
        guard let value = Value(rawValue: text) else {
            throw PostgresError(.decoding, "column \(column) is no \(Value.self)")
        }
        return value
    }

    /// Calls `body` with the value's bytes in PostgreSQL's text format, for what must not pay for a `String`.
    /// The bytes are valid during the call only; nil is NULL.
    ///
    /// - Throws: ``PostgresError`` with code `decoding` when there is no such column.
    public func withBytes<Value>(
        _ column: String,
        _ body: (UnsafeRawBufferPointer?) -> Value
    ) throws(PostgresError) -> Value {
        result.withBytes(row: row, column: try index(of: column), body)
    }

    /// The same by the column's place, from 0; nil when there is no such column, too.
    public func withBytes<Value>(_ column: Int, _ body: (UnsafeRawBufferPointer?) -> Value) -> Value {
        guard let column = Int32(exactly: column), column >= 0 else { return body(nil) }
        return result.withBytes(row: row, column: column, body)
    }

    private func index(of column: String) throws(PostgresError) -> Int32 {
        guard let index = result.column(named: column) else {
            throw PostgresError(.decoding, "there is no column \(column)")
        }
        return index
    }
}
