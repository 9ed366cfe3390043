import Live
import NIOCore

/// A control connection: each line is a number, and so many messages are published together.
final class FanOutTrigger: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let hub: LiveHub
    private let messages: FanOutMessages
    private var line = ""

    init(hub: LiveHub, messages: FanOutMessages) {
        self.hub = hub
        self.messages = messages
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for character in String(buffer: unwrapInboundIn(data)) {
            guard character == "\n" else {
                line.append(character)
                continue
            }
            if let count = Int(line) { hub.publish(messages.next(count)) }
            line = ""
        }
    }
}
