import CLibPQ

/// Owns one `PGresult` and clears it once.
///
/// `@unchecked Sendable`: libpq never changes a result after it gave it out, its accessors only read ("any number of
/// threads may read one PGresult", libpq-threading), the pointer never leaves this class, and the last reference
/// clears it.
final class QueryResult: @unchecked Sendable {
    private let pointer: OpaquePointer
    let columns: [String: Int32]
    let rowCount: Int

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        rowCount = Int(PQntuples(pointer))
        var columns: [String: Int32] = [:]
        for index in 0..<PQnfields(pointer) {
            if let name = PQfname(pointer, index) { columns[String(cString: name)] = index }
        }
        self.columns = columns
    }

    deinit {
        PQclear(pointer)
    }

    var status: ExecStatusType { PQresultStatus(pointer) }

    var affected: Int { Int(String(cString: PQcmdTuples(pointer))) ?? rowCount }

    /// Calls `body` with the value's bytes, which must not leave it; nil is NULL.
    func withBytes<Value>(row: Int, column: Int32, _ body: (UnsafeRawBufferPointer?) -> Value) -> Value {
        let row = Int32(truncatingIfNeeded: row)
        guard PQgetisnull(pointer, row, column) == 0 else { return body(nil) }
        return body(
            UnsafeRawBufferPointer(
                start: PQgetvalue(pointer, row, column),
                count: Int(PQgetlength(pointer, row, column))
            )
        )
    }

    /// The error the server answered with.
    var error: PostgresError {
        func field(_ code: Int) -> String? {
            PQresultErrorField(pointer, Int32(code)).map { String(cString: $0) }
        }
        // The codes are PG_DIAG_SQLSTATE, PG_DIAG_MESSAGE_PRIMARY and PG_DIAG_CONSTRAINT_NAME: characters in C.
        return PostgresError(
            .server,
            field(Int(UInt8(ascii: "M"))) ?? "the server gave no reason",
            sqlState: field(Int(UInt8(ascii: "C"))).map(SQLState.init),
            constraint: field(Int(UInt8(ascii: "n")))
        )
    }
}
