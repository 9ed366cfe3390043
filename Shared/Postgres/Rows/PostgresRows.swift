/// The rows a statement gave; they share the memory of libpq's result.
public struct PostgresRows: RandomAccessCollection, Sendable {
    let result: QueryResult

    public var startIndex: Int { 0 }
    public var endIndex: Int { result.rowCount }
    public subscript(position: Int) -> PostgresRow { PostgresRow(result: result, row: position) }

    /// How many rows an INSERT, UPDATE or DELETE changed; for a SELECT how many it gave.
    public var affected: Int { result.affected }
}
