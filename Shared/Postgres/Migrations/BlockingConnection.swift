import CLibPQ

/// A connection for the migrator, on a thread that may block.
struct BlockingConnection: ~Copyable {
    private let pointer: OpaquePointer

    /// - Throws: ``PostgresError`` with code `connectionFailed`.
    init(_ configuration: PostgresConfiguration) throws(PostgresError) {
        var parameters = configuration.parameters
        parameters["application_name"] = configuration.applicationName
        parameters["target_session_attrs"] = "read-write"
        parameters["connect_timeout"] = parameters["connect_timeout"] ?? "10"
        let keys = Array(parameters.keys)
        let pointer = CStrings(keys + keys.map { parameters[$0] }).withPointers { pointers in
            let half = pointers.count / 2
            return PQconnectdbParams(Array(pointers[..<half]) + [nil], Array(pointers[half...]) + [nil], 0)
        }
        guard let pointer else { throw PostgresError(.connectionFailed, "out of memory") }
        guard PQstatus(pointer) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(pointer)).replacing("\n", with: " ")
            PQfinish(pointer)
            throw PostgresError(.connectionFailed, reason)
        }
        self.pointer = pointer
    }

    deinit {
        PQfinish(pointer)
    }

    /// Runs SQL with the simple protocol, several statements at once if there are.
    @discardableResult
    func execute(_ sql: String) throws(PostgresError) -> PostgresRows {
        guard let raw = PQexec(pointer, sql) else { throw PostgresError(.connectionLost, "out of memory") }
        let result = QueryResult(raw)
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return PostgresRows(result: result)
        default: throw result.error
        }
    }
}
