import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOExtras
import NIOHTTP1

/// The fast path in a connection's pipeline: hands events to the state machine and does what it says.
///
/// Lives on the connection's event loop. Answers are written below the HTTP encoder, as bytes; what Hummingbird writes
/// goes through it.
final class FastPathChannelHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    let edge: Edge
    let logger: Logger
    private let admission: ConnectionLimit.Admission
    let eventLoop: any EventLoop
    var machine: FastPathStateMachine
    /// Nil before the handler is in a pipeline and after it left.
    var context: ChannelHandlerContext?
    /// The encoder's place, from which bytes go to the socket as they are.
    var bytesContext: ChannelHandlerContext?
    /// The peer's, asked for once: every question is a system call.
    private(set) lazy var remoteAddress = context?.remoteAddress
    /// What `decide` wanted to do with the body it asked for.
    var bodyContinuation: ((ByteBuffer) -> FastPathDecision)?
    var acceptance: WebSocketAcceptance?
    var timer: Timer?

    /// While actions are performed, events only change the machine.
    private var isPerforming = false
    /// Between the first bytes of a read and its completion: what is written is flushed together.
    private var isInRead = false
    var needsFlush = false
    private var hasForwarded = false
    /// Something behind wants to read and may not.
    private var isReadHeld = false

    init(edge: Edge, logger: Logger, eventLoop: any EventLoop, admission: ConnectionLimit.Admission = .served) {
        self.edge = edge
        self.logger = logger
        self.admission = admission
        self.eventLoop = eventLoop
        self.machine = FastPathStateMachine(configuration: edge.configuration, now: eventLoop.now)
    }

    /// Adds the HTTP/1 codec and the fast path to a connection's pipeline.
    static func install(
        in channel: any Channel,
        edge: Edge,
        logger: Logger,
        admission: ConnectionLimit.Admission = .served
    ) throws {
        let fastPath = FastPathChannelHandler(
            edge: edge,
            logger: logger,
            eventLoop: channel.eventLoop,
            admission: admission
        )
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = edge.configuration.maximumHeadBytes
        limits.maxHeaderListSize = edge.configuration.maximumHeadBytes
        limits.maxHeaderFieldCount = edge.configuration.maximumHeaderFields
        let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits)
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(HTTPResponseEncoder())
        try pipeline.addHandler(ReceivedBytesHandler(fastPath: fastPath))
        try pipeline.addHandler(ByteToMessageHandler(decoder))
        try pipeline.addHandler(fastPath)
    }

    // MARK: Performing

    /// Does what the machine says until it has nothing more to say.
    func perform(_ first: FastPathStateMachine.Action? = nil) {
        guard !isPerforming, let context else { return }
        isPerforming = true
        if let first { perform(first, context) }
        while let action = machine.next(at: machine.lastActivity) { perform(action, context) }
        isPerforming = false
        // A WebSocket has taken over.
        guard self.context != nil else { return }
        if !isInRead { completeRead(context) }
        if machine.mayRead { releaseRead(context) }
        scheduleTimer()
    }

    private func perform(_ action: FastPathStateMachine.Action, _ context: ChannelHandlerContext) {
        switch action {
        case .decide(let head): decide(head, context)
        case .decideWithBody(let body):
            // Passing on is always right, and without a continuation nothing was asked for.
            apply(bodyContinuation?(body) ?? .pass, context)
        case .forward(let part): forward(part, context)
        case .handOver(let parts):
            edge.metrics.passedOn.increment()
            for part in parts { forward(part, context) }
        case .forwardError(let error): context.fireErrorCaught(error)
        case .forwardInputClosed: context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        case .startWebSocket(let head): startWebSocket(head, context)
        case .refuse(let status):
            cutOff(.init(code: Int(status.code), reasonPhrase: status.reasonPhrase), context)
            refuse(status, context)
        case .finish(let lingers): finish(lingers: lingers, context)
        case .abort:
            cutOff(.badRequest, context)
            context.close(promise: nil)
        }
    }

    /// Fails a body that Hummingbird is reading and whose rest will not come: it would take its end for the body's, and a
    /// half for the whole.
    private func cutOff(_ status: HTTPResponse.Status, _ context: ChannelHandlerContext) {
        guard machine.isBodyCutOff else { return }
        machine.isBodyCutOff = false
        context.fireErrorCaught(HTTPError(status, message: "The request was cut off"))
    }

    func forward(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        hasForwarded = true
        context.fireChannelRead(wrapInboundOut(part))
    }

    func flushWrites() {
        guard needsFlush else { return }
        needsFlush = false
        bytesContext?.flush()
    }

    private func completeRead(_ context: ChannelHandlerContext) {
        flushWrites()
        guard hasForwarded else { return }
        hasForwarded = false
        context.fireChannelReadComplete()
    }

    /// Reads on if something behind wanted to.
    func releaseRead(_ context: ChannelHandlerContext) {
        guard isReadHeld else { return }
        isReadHeld = false
        startRead(context)
    }

    private func startRead(_ context: ChannelHandlerContext) {
        if machine.reads(at: eventLoop.now) { scheduleTimer() }
        context.read()
    }

    // MARK: Inbound

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        edge.metrics.connections.increment()
        do {
            bytesContext = try context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
        } catch {
            logger.error("The fast path stands in a pipeline without its encoder", metadata: ["error": "\(error)"])
            context.close(promise: nil)
        }
        if context.channel.isActive { start() }
    }

    private func start() {
        switch admission {
        case .served: scheduleTimer()
        case .refused: perform(machine.refuse(.serviceUnavailable))
        case .dropped: perform(machine.abort())
        }
        if admission != .served { edge.metrics.connectionsRefused.increment() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        cancelTimer()
        edge.metrics.connections.decrement()
        self.context = nil
        bytesContext = nil
        bodyContinuation = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        start()
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        machine.becameInactive()
        cutOff(.badRequest, context)
        cancelTimer()
        context.fireChannelInactive()
    }

    /// Called by `ReceivedBytesHandler`, before the decoder sees them.
    func receivedBytes() {
        isInRead = true
        machine.receivedBytes(at: eventLoop.now)
    }

    /// Called by `ReceivedBytesHandler`: nothing from here on is read.
    func received(_ refusal: RequestRefusal) {
        machine.receivedMalformed(refusal.status, refusal)
        perform()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        machine.received(unwrapInboundIn(data))
        perform()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isInRead = false
        completeRead(context)
        scheduleTimer()
        // Nobody else reads any more, and the client's last bytes must not turn the close into a reset.
        if machine.phase == .lingering { context.read() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case let error as HTTPParserError:
            machine.receivedMalformed(error.refusal, error)
            perform()
        case is ByteToMessageDecoderError:
            // What follows a parse error; the parse error itself is being dealt with.
            break
        default:
            context.fireErrorCaught(error)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            machine.closedInput()
            perform()
        case is ChannelShouldQuiesceEvent:
            machine.quiesce()
            perform()
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        machine.becameWritable(context.channel.isWritable)
        machine.lastActivity = eventLoop.now
        perform()
        context.fireChannelWritabilityChanged()
    }

    // MARK: Outbound

    func read(context: ChannelHandlerContext) {
        if machine.mayRead {
            startRead(context)
        } else {
            isReadHeld = true
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        writeForHummingbird(unwrapOutboundIn(data), promise, context)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        closeForHummingbird(mode, promise, context)
    }
}
