import CLibPQ

/// A connection on a thread that may block: the migrator's, or one that stops what runs on another.
struct BlockingConnection: ~Copyable {
    private let pointer: OpaquePointer

    /// - Parameter parameters: libpq's own.
    /// - Throws: ``PostgresError`` with code `connectionFailed`.
    init(_ parameters: [String: String]) throws(PostgresError) {
        let keys = Array(parameters.keys)
        let pointer = CStrings(keys + [nil] + keys.map { parameters[$0] } + [nil]).withPointers { pointers in
            let half = pointers.count / 2
            return PQconnectdbParams(Array(pointers[..<half]), Array(pointers[half...]), 0)
        }
        guard let pointer else { throw PostgresError(.connectionFailed, "out of memory") }
        guard PQstatus(pointer) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(pointer)).split(whereSeparator: \.isWhitespace)
            PQfinish(pointer)
            throw PostgresError(.connectionFailed, reason.joined(separator: " "))
        }
        PQsetNoticeReceiver(pointer, { _, _ in }, nil)
        self.pointer = pointer
    }

    deinit {
        PQfinish(pointer)
    }

    /// Whether a transaction is open and nothing in it has failed.
    var isInTransaction: Bool { PQtransactionStatus(pointer) == PQTRANS_INTRANS }

    /// Runs a script with the simple protocol: several statements at once if there are, nothing bound.
    ///
    /// - Throws: ``PostgresError`` of the statement that failed.
    func run(script: String) throws(PostgresError) {
        _ = try rows(PQexec(pointer, script))
    }

    /// Runs one statement with its values bound.
    ///
    /// - Throws: ``PostgresError``.
    @discardableResult
    func run(_ query: PostgresQuery) throws(PostgresError) -> PostgresRows {
        let count = Int32(truncatingIfNeeded: query.values.count)
        let raw = CStrings(query.values).withPointers {
            PQexecParams(pointer, query.sql, count, nil, $0, nil, nil, 0)
        }
        return try rows(raw)
    }

    private func rows(_ raw: OpaquePointer?) throws(PostgresError) -> PostgresRows {
        guard let raw else { throw PostgresError(.connectionLost, "out of memory") }
        let result = QueryResult(raw)
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return PostgresRows(result: result)
        default:
            guard PQstatus(pointer) == CONNECTION_OK else {
                throw PostgresError(.connectionLost, "the connection broke", underlying: result.error.error)
            }
            throw result.error.error
        }
    }
}
