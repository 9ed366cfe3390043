import Glibc

/// All clients, read by one thread.
final class Crowd {
    /// Fewer than any server's queue of connections that it has not accepted yet.
    private static let opening = 64
    private static let patience = Duration.seconds(120)

    private let dialect: Dialect
    private let port: UInt16
    private let count: Int
    private var clients: [LoadClient] = []
    private var ready = 0
    private var messages = 0
    private var length: Int?
    private var input = Input()
    private let epoll: Epoll
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)

    init(dialect: Dialect, port: UInt16, count: Int) throws(LoadFailure) {
        self.dialect = dialect
        self.port = port
        self.count = count
        epoll = try Epoll()
    }

    deinit { buffer.deallocate() }

    /// Connects all, and waits until everyone is told of messages.
    func connect(within limit: Duration) throws(LoadFailure) {
        let deadline = ContinuousClock.now + limit
        clients.reserveCapacity(count)
        while ready < count {
            while clients.count < count, clients.count - ready < Self.opening {
                let client = try LoadClient(dialect, port: port)
                try epoll.add(client.socket.descriptor, number: clients.count)
                clients.append(client)
            }
            try turn(until: deadline)
        }
    }

    // MARK: Messages

    /// Has one message published, and says what stands in it.
    func message(_ control: Socket) throws(LoadFailure) -> String {
        clients[0].keepNextMessage()
        _ = try round(control, messages: 1)
        guard let message = clients[0].message else { throw LoadFailure("the message was not kept") }
        return String(decoding: message, as: UTF8.self)
    }

    /// Has messages published, so many at a time, for as long: how long it took each time until everyone had them all.
    func run(_ control: Socket, messages count: Int, for time: Duration) throws(LoadFailure) -> Run {
        let end = ContinuousClock.now + time
        var rounds: [Duration] = []
        repeat {
            rounds.append(try round(control, messages: count))
        } while ContinuousClock.now < end
        return Run(rounds: rounds, deliveries: rounds.count * count * clients.count, length: length ?? 0)
    }

    private func round(_ control: Socket, messages count: Int) throws(LoadFailure) -> Duration {
        messages = 0
        let begin = ContinuousClock.now
        try control.send(Array("\(count)\n".utf8))
        while messages < count * clients.count { try turn(until: begin + Self.patience) }
        guard messages == count * clients.count else {
            throw LoadFailure("there are more messages than were asked for")
        }
        return ContinuousClock.now - begin
    }

    // MARK: Input

    func watchInput() throws(LoadFailure) {
        try epoll.add(STDIN_FILENO, number: Epoll.input)
    }

    /// Waits for a line, while the clients go on; nil at the end.
    func nextLine() throws(LoadFailure) -> String? {
        while true {
            if let line = input.nextLine() { return line }
            if input.isAtEnd { return nil }
            try turn(until: nil)
        }
    }

    // MARK: Reading

    /// Reads what is there, or waits for it.
    private func turn(until deadline: ContinuousClock.Instant?) throws(LoadFailure) {
        try epoll.wait(until: deadline) { number throws(LoadFailure) in
            guard number != Epoll.input else { return try input.read() }
            let wasReady = clients[number].isReady
            let bytes = UnsafeRawBufferPointer(
                rebasing: buffer[..<(try clients[number].socket.receive(into: buffer))]
            )
            messages += try clients[number].received(bytes, length: &length)
            if !wasReady, clients[number].isReady { ready += 1 }
        }
    }
}
