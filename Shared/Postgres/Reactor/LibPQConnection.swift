import CLibPQ

/// Owns one `PGconn` and finishes it once. Used on the reactor's thread only; nothing here waits.
final class LibPQConnection {
    private let pointer: OpaquePointer

    /// Begins to connect. A connection that failed at once says so at the first ``poll()``.
    ///
    /// - Parameter parameters: hosts are resolved already, because libpq would block on that.
    /// - Returns: nil when there is no memory.
    init?(_ parameters: [String: String]) {
        let keys = Array(parameters.keys)
        let pointer = CStrings(keys + [nil] + keys.map { parameters[$0] } + [nil]).withPointers { pointers in
            let half = pointers.count / 2
            return PQconnectStartParams(Array(pointers[..<half]), Array(pointers[half...]), 0)
        }
        guard let pointer else { return nil }
        self.pointer = pointer
        // By default libpq prints notices to stderr, between the lines of the log.
        PQsetNoticeReceiver(pointer, { _, _ in }, nil)
    }

    deinit {
        PQfinish(pointer)
    }

    /// The socket to watch; -1 when there is none. It may change while connecting.
    var socket: Int32 { PQsocket(pointer) }
    var isUsable: Bool { PQstatus(pointer) == CONNECTION_OK }
    /// Whether the server is outside a transaction and runs nothing.
    var isOutsideTransaction: Bool { PQtransactionStatus(pointer) == PQTRANS_IDLE }

    /// One step of connecting: what to watch the socket for. Once connected the connection is in pipeline mode.
    func poll() -> PostgresPollingStatusType {
        let status = PQconnectPoll(pointer)
        guard status == PGRES_POLLING_OK else { return status }
        let isReady = PQsetnonblocking(pointer, 1) == 0 && PQenterPipelineMode(pointer) == 1
        return isReady ? PGRES_POLLING_OK : PGRES_POLLING_FAILED
    }

    /// libpq's reason for the last failure, on one line; it names host, user and database, never the password.
    var failure: PostgresError {
        let reason = String(cString: PQerrorMessage(pointer)).split(whereSeparator: \.isWhitespace)
        return PostgresError(.connectionFailed, reason.joined(separator: " "))
    }

    /// What stops the statement that runs now; encrypted when this connection is.
    ///
    /// - Parameter parameters: libpq's parameters for a connection to a place.
    func makeCancelRequest(_ parameters: (ServerAddress) -> [String: String]) -> (any CancelRequest)? {
        guard PQsslInUse(pointer) == 1 else { return PQgetCancel(pointer).map(PlainCancelRequest.init) }
        return EncryptedCancelRequest(backend: Int(PQbackendPID(pointer)), parameters: parameters(place))
    }

    /// The one of several places that it is connected to.
    private var place: ServerAddress {
        let texts = [PQhost(pointer), PQhostaddr(pointer), PQport(pointer)].map { $0.map { String(cString: $0) } ?? "" }
        return ServerAddress(host: texts[0], address: texts[1], port: texts[2])
    }

    // MARK: Sending: false means that the connection is broken

    func prepare(_ name: String, _ sql: String) -> Bool {
        PQsendPrepare(pointer, name, sql, 0, nil) == 1
    }

    func execute(prepared name: String, _ values: [String?]) -> Bool {
        guard !values.isEmpty else { return PQsendQueryPrepared(pointer, name, 0, nil, nil, nil, 0) == 1 }
        return CStrings(values).withPointers {
            PQsendQueryPrepared(pointer, name, Int32(truncatingIfNeeded: values.count), $0, nil, nil, 0) == 1
        }
    }

    func execute(_ sql: String, _ values: [String?] = []) -> Bool {
        CStrings(values).withPointers {
            PQsendQueryParams(pointer, sql, Int32(truncatingIfNeeded: values.count), nil, $0, nil, nil, 0) == 1
        }
    }

    func sync() -> Bool {
        PQpipelineSync(pointer) == 1
    }

    /// - Returns: whether more is to be written when the socket takes it; nil when the connection is broken.
    func flush() -> Bool? {
        let status = PQflush(pointer)
        return status < 0 ? nil : status == 1
    }

    // MARK: Receiving

    /// Reads what the socket has; false when the connection is broken. What came before is still there.
    func readInput() -> Bool {
        PQconsumeInput(pointer) == 1
    }

    /// The next reply that is there in full; nil when none is.
    func nextReply() -> Pipeline<PostgresRows>.Reply? {
        guard PQisBusy(pointer) == 0 else { return nil }
        guard let raw = PQgetResult(pointer) else { return isUsable ? .endOfStatement : nil }
        let result = QueryResult(raw)
        switch result.status {
        case PGRES_PIPELINE_SYNC: return .sync
        case PGRES_PIPELINE_ABORTED: return .aborted
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return .rows(PostgresRows(result: result))
        default:
            let error = result.error
            // For a socket that died libpq makes up errors, in a Sync's place too; only the server's have a code.
            return isUsable || error.error.sqlState != nil ? .error(error) : nil
        }
    }
}
