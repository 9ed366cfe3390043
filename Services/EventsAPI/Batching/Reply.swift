import NIOCore

/// Where an answer goes, once.
struct Reply<Value: Sendable>: Sendable {
    /// What makes an answer.
    typealias Making = @Sendable () -> Result<Value, any Error>

    /// Where ``deliver`` is called; nil for wherever the answer is made.
    var eventLoop: (any EventLoop)?
    let deliver: @Sendable (Result<Value, any Error>) -> Void

    init(on eventLoop: (any EventLoop)? = nil, deliver: @escaping @Sendable (Result<Value, any Error>) -> Void) {
        self.eventLoop = eventLoop
        self.deliver = deliver
    }

    /// Delivers a batch of answers with one wake-up of each event loop. Each is made where it is delivered, so that
    /// whoever brings what they are made of goes on with the next batch.
    static func deliver(_ answers: [(reply: Reply, make: Making)]) {
        var byLoop: [ObjectIdentifier: (loop: any EventLoop, answers: [(reply: Reply, make: Making)])] = [:]
        for answer in answers {
            guard let loop = answer.reply.eventLoop else {
                answer.reply.deliver(answer.make())
                continue
            }
            byLoop[ObjectIdentifier(loop), default: (loop, [])].answers.append(answer)
        }
        for (loop, answers) in byLoop.values {
            loop.execute { for answer in answers { answer.reply.deliver(answer.make()) } }
        }
    }
}
