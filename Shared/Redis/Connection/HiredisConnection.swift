import CHiredis
import Foundation

/// One connection to Redis through hiredis, in its non-blocking mode.
///
/// Owns the `redisContext` and frees it, with the socket, in `deinit`. It is not Sendable: the reactor's thread makes
/// it, uses it and lets it go.
final class HiredisConnection {
    private let context: UnsafeMutablePointer<redisContext>

    /// Begins to connect; the socket becomes writable when that has succeeded or failed.
    ///
    /// - Parameter address: The host must be numeric: hiredis would block on a name.
    init(to address: RedisEndpoint) throws(RedisError) {
        let made =
            switch address {
            case .tcp(let host, let port): redisConnectNonBlock(host, Int32(port))
            case .unix(let path): redisConnectUnixNonBlock(path)
            }
        guard let made else { throw RedisError(code: .connectionFailed, message: "out of memory") }
        // From here on deinit frees it, also when this initializer throws.
        context = made
        guard made.pointee.err == 0 else { throw failure(.connectionFailed) }
    }

    deinit {
        redisFree(context)
    }

    /// The socket, to poll.
    var descriptor: Int32 { Int32(context.pointee.fd) }

    /// Learns, once the socket is writable, whether it is connected.
    func finishConnecting() throws(RedisError) {
        var code: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length) == 0 else {
            throw RedisError(code: .connectionFailed, message: Self.text(errno))
        }
        guard code == 0 else { throw RedisError(code: .connectionFailed, message: Self.text(code)) }
        if context.pointee.connection_type == REDIS_CONN_TCP, redisEnableKeepAlive(context) != REDIS_OK {
            throw failure(.connectionFailed)
        }
    }

    /// Adds a command to what is to be written.
    func append(_ command: RedisCommand) throws(RedisError) {
        let status = command.bytes.withUnsafeBytes { bytes in
            // An empty buffer may have no address; hiredis reads nothing then, but wants a pointer.
            var next = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            var pointers: [UnsafePointer<CChar>?] = []
            pointers.reserveCapacity(command.lengths.count)
            for length in command.lengths {
                pointers.append(next)
                next = next.map { $0 + length }
            }
            return redisAppendCommandArgv(context, Int32(pointers.count), &pointers, command.lengths)
        }
        guard status == REDIS_OK else { throw failure(.connectionLost) }
    }

    /// Writes what the socket takes now; says whether that was all.
    func flush() throws(RedisError) -> Bool {
        var done: Int32 = 0
        guard redisBufferWrite(context, &done) == REDIS_OK else { throw failure(.connectionLost) }
        return done != 0
    }

    /// Reads what has come, up to hiredis' buffer of 16 kB.
    func read() throws(RedisError) {
        guard redisBufferRead(context) == REDIS_OK else { throw failure(.connectionLost) }
    }

    /// The next reply that has come whole.
    func nextReply() throws(RedisError) -> RedisValue? {
        var reply: UnsafeMutableRawPointer?
        guard redisGetReplyFromReader(context, &reply) == REDIS_OK else { throw failure(.protocolViolation) }
        guard let reply else { return nil }
        defer { freeReplyObject(reply) }
        return try RedisValue(copying: reply.assumingMemoryBound(to: redisReply.self).pointee)
    }

    private func failure(_ code: RedisError.Code) -> RedisError {
        let text = String(cString: campus_redis_error_text(context))
        let isProtocol = context.pointee.err == REDIS_ERR_PROTOCOL
        return RedisError(code: isProtocol ? .protocolViolation : code, message: text)
    }

    private static func text(_ errorNumber: Int32) -> String {
        String(cString: strerror(errorNumber))
    }
}
