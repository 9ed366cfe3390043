import CLibPQ
import Glibc

/// Owns one `PGresult` and clears it once.
///
/// `@unchecked Sendable`: libpq never changes a result after it gave it out, its accessors only read ("any number of
/// threads may read one PGresult", libpq-threading), the pointer never leaves this class, and the last reference
/// clears it.
final class QueryResult: @unchecked Sendable {
    private let pointer: OpaquePointer
    let rowCount: Int
    private let columnCount: Int32

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        rowCount = Int(PQntuples(pointer))
        columnCount = PQnfields(pointer)
    }

    deinit {
        PQclear(pointer)
    }

    var status: ExecStatusType { PQresultStatus(pointer) }

    var affected: Int { Int(String(cString: PQcmdTuples(pointer))) ?? rowCount }

    /// What the server did, such as `INSERT 0 1` or `ROLLBACK`.
    var commandTag: String { String(cString: PQcmdStatus(pointer)) }

    /// The first column of that name; nil when there is none. Comparing a few names costs less than a dictionary.
    func column(named name: String) -> Int32? {
        name.withCString { name in (0..<columnCount).first { strcmp(PQfname(pointer, $0), name) == 0 } }
    }

    /// Calls `body` with the value's bytes, which must not leave it; nil is NULL, or a column that is not there.
    func withBytes<Value, Failure>(
        row: Int,
        column: Int32,
        _ body: (UnsafeRawBufferPointer?) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let row = Int32(truncatingIfNeeded: row)
        guard PQgetisnull(pointer, row, column) == 0 else { return try body(nil) }
        return try body(
            UnsafeRawBufferPointer(
                start: PQgetvalue(pointer, row, column),
                count: Int(PQgetlength(pointer, row, column))
            )
        )
    }

    /// The error the server answered with, or that libpq made of a broken connection.
    var error: ServerError {
        // The codes PG_DIAG_… are characters in C.
        func field(_ code: Unicode.Scalar) -> String? {
            PQresultErrorField(pointer, Int32(code.value)).map { String(cString: $0) }
        }
        return ServerError(
            severity: field("V"),
            sqlState: field("C").map(SQLState.init),
            message: field("M"),
            constraint: field("n"),
            routine: field("R")
        )
    }
}
