import NIOCore
import NIOPosix

/// A client that sends and receives bytes as they are.
struct RawClient {
    let channel: any Channel
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private(set) var received = ByteBuffer()
    private(set) var isClosed = false
    /// Whether the end was a reset, which may take with it what was not read yet.
    private(set) var isReset = false

    static func connect(to server: EdgeServer, _ body: (inout RawClient) async throws -> Void) async throws {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: server.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                }
            }
        try await channel.executeThenClose { inbound, outbound in
            var client = RawClient(
                channel: channel.channel,
                outbound: outbound,
                inbound: inbound.makeAsyncIterator()
            )
            try await body(&client)
        }
    }

    private init(
        channel: any Channel,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    ) {
        self.channel = channel
        self.outbound = outbound
        self.inbound = inbound
    }

    func send(_ text: String) async throws { try await outbound.write(ByteBuffer(string: text)) }

    func send(_ bytes: ByteBuffer) async throws { try await outbound.write(bytes) }

    func closeOutput() { outbound.finish() }

    /// Waits for more bytes.
    mutating func receive() async throws {
        do {
            guard let bytes = try await inbound.next() else {
                isClosed = true
                return
            }
            received.writeImmutableBuffer(bytes)
        } catch is IOError {
            isClosed = true
            isReset = true
        }
    }

    mutating func receiveAll() async throws {
        while !isClosed { try await receive() }
    }

    /// The answers, when there are that many or the server has closed.
    mutating func responses(_ count: Int, headIndices: Set<Int> = []) async throws -> [WireResponse] {
        while true {
            let responses = WireResponse.all(in: String(buffer: received), headIndices: headIndices).responses
            if responses.count >= count || isClosed { return responses }
            try await receive()
        }
    }

    /// Takes the bytes of the first answer, so that what follows can be read as something else.
    mutating func takeHead() async throws -> String {
        while true {
            let text = String(buffer: received)
            if let end = text.utf8.firstRange(of: Array("\r\n\r\n".utf8)) {
                let head = String(text[..<end.upperBound])
                received.moveReaderIndex(forwardBy: head.utf8.count)
                return head
            }
            guard !isClosed else { return "" }
            try await receive()
        }
    }

    /// Takes an answer with a length from what has been received, if it is whole.
    mutating func takeAnswer() -> Bool {
        guard let head = received.readableBytesView.prefix(4096).firstRange(of: Array("\r\n\r\n".utf8)) else {
            return false
        }
        let text = String(decoding: received.readableBytesView[..<head.upperBound], as: UTF8.self)
        guard let field = text.firstRange(of: "Content-Length: ") else { return false }
        let length =
            head.upperBound - received.readerIndex + (Int(text[field.upperBound...].prefix { $0.isNumber }) ?? 0)
        guard received.readableBytes >= length else { return false }
        received.moveReaderIndex(forwardBy: length)
        received.discardReadBytes()
        return true
    }

    mutating func nextFrame() -> ServerFrame? {
        ServerFrame(reading: &received)
    }
}
