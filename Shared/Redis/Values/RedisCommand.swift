/// A command's arguments laid one after the other, as hiredis wants them: bytes and lengths.
struct RedisCommand: Sendable, Equatable {
    private(set) var bytes: [UInt8] = []
    private(set) var lengths: [Int] = []

    /// - Throws: ``RedisError`` `protocolViolation` for a command without a name: Redis would never answer it.
    init(_ arguments: [RedisArgument]) throws(RedisError) {
        guard !arguments.isEmpty else {
            throw RedisError(code: .protocolViolation, message: "a command needs at least its name")
        }
        bytes.reserveCapacity(arguments.reduce(0) { $0 + $1.bytes.count })
        lengths.reserveCapacity(arguments.count)
        for argument in arguments {
            bytes.append(contentsOf: argument.bytes)
            lengths.append(argument.bytes.count)
        }
    }
}
