/// The first commands on a connection: AUTH, SELECT, and a PING that shows whether the server is ready.
struct Greeting {
    let commands: [RedisCommand]
    private var answered = 0

    init(_ address: RedisAddress) throws(RedisError) {
        var commands: [RedisCommand] = []
        if let credentials = address.credentials {
            commands.append(try RedisCommand(credentials.authentication))
        }
        if address.database != 0 {
            commands.append(try RedisCommand(["SELECT", RedisArgument(address.database)]))
        }
        commands.append(try RedisCommand(["PING"]))
        self.commands = commands
    }

    var isComplete: Bool { answered == commands.count }

    /// - Throws: ``RedisError`` `connectionFailed` with the server's reason: a wrong password, no such database, or
    ///   a server that is still loading its data.
    mutating func receive(_ reply: RedisValue) throws(RedisError) {
        if case .error(let message) = reply {
            throw RedisError(code: .connectionFailed, message: message)
        }
        answered += 1
    }
}
