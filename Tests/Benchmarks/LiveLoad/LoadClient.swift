/// One client: opens a WebSocket, says what its dialect asks for, and from then on counts messages.
struct LoadClient {
    private enum Phase {
        /// Waits for the end of the handshake's answer.
        case opening(head: [UInt8])
        /// Waits for so many texts more.
        case greeting(answers: Int)
        case told
    }

    let socket: Socket
    private let dialect: Dialect
    private var phase = Phase.opening(head: [])
    private var frames = FrameReader()
    /// What the next message says, once it was asked for.
    private(set) var message: [UInt8]?

    init(_ dialect: Dialect, port: UInt16) throws(LoadFailure) {
        self.dialect = dialect
        socket = try Socket(port: port)
        try socket.send(ClientBytes.handshake(path: dialect.path, port: port))
    }

    var isReady: Bool {
        if case .told = phase { true } else { false }
    }

    mutating func keepNextMessage() {
        frames.keepsAll = true
        message = nil
    }

    /// Takes bytes as they arrive.
    ///
    /// - Parameter length: of every message; the first one says it when it is nil.
    /// - Returns: how many messages there were.
    mutating func received(_ bytes: UnsafeRawBufferPointer, length: inout Int?) throws(LoadFailure) -> Int {
        guard case .opening(var head) = phase else { return try receivedFrames(bytes, length: &length) }
        let end = Array("\r\n\r\n".utf8)
        for (index, byte) in bytes.enumerated() {
            head.append(byte)
            guard head.suffix(4) == end[...] else { continue }
            guard head.starts(with: "HTTP/1.1 101 ".utf8) else {
                throw LoadFailure("the server answers \(String(decoding: head, as: UTF8.self))")
            }
            phase = dialect.answers == 0 ? .told : .greeting(answers: dialect.answers)
            // Socket.IO's server speaks first; it may be greeted at once all the same.
            if let greeting = dialect.greeting { try socket.send(ClientBytes.text(greeting)) }
            return try receivedFrames(UnsafeRawBufferPointer(rebasing: bytes[(index + 1)...]), length: &length)
        }
        phase = .opening(head: head)
        return 0
    }

    private mutating func receivedFrames(
        _ bytes: UnsafeRawBufferPointer,
        length: inout Int?
    ) throws(LoadFailure) -> Int {
        var frames = frames
        var messages = 0
        try frames.read(bytes) { frame throws(LoadFailure) in
            switch frame.opcode {
            case .ping: try socket.send(ClientBytes.frame(.pong, frame.content))
            case .pong: break
            case .close:
                let code = frame.content.prefix(2).reduce(0) { $0 << 8 | Int($1) }
                throw LoadFailure("the server closes a connection with \(code)")
            case .text:
                if let ping = dialect.ping, frame.content == ping.text {
                    try socket.send(ClientBytes.text(ping.answer))
                } else if case .greeting(let answers) = phase {
                    phase = answers == 1 ? .told : .greeting(answers: answers - 1)
                } else {
                    guard frame.length == length ?? frame.length else {
                        throw LoadFailure("a message has \(frame.length) bytes and not \(length ?? 0)")
                    }
                    length = frame.length
                    if !frame.content.isEmpty { message = frame.content }
                    messages += 1
                }
            }
        }
        self.frames = frames
        if message != nil { self.frames.keepsAll = false }
        return messages
    }
}
