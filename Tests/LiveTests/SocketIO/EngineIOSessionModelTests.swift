import NIOCore
import Testing

@testable import Live

/// A client as the protocol describes it, that does what it may in any order, with a network between the two that is
/// slow in any way: it hears every message once and in order.
@Suite struct EngineIOSessionModelTests {
    private struct World {
        var session = EngineIOSession.polling(id: "abc", EngineIOConfiguration(), at: .uptimeNanoseconds(1))
        var now = NIODeadline.uptimeNanoseconds(1)
        var sent = 0
        var delivered: [String] = []
        var ended = 0

        // What is on its way to the client.
        var answers: [[String]] = []
        var frames: [String] = []

        // The client.
        var isPolling = false
        var isPosting = false
        var isPaused = false
        var socket = 0
        var isTrying = false
        var isUpgraded = false
        var owesPong = false
        var posted = 0
        var heard: [Int] = []

        mutating func perform(_ actions: [EngineIOSession.Action]) {
            var waits = isPolling
            for action in actions {
                switch action {
                case .wait: waits = true
                case .answer(let payload):
                    #expect(waits, "an answer that nobody waits for")
                    waits = false
                    answers.append(EngineIOPayload.parts(payload).map { String(buffer: $0) })
                case .accept: isPosting = false
                case .refuse(let refusal): Issue.record("refused: \(refusal)")
                case .send(let bytes, let count, let socket):
                    #expect(socket == self.socket && texts(bytes).count == count)
                    frames += texts(bytes)
                case .closeWebSocket: Issue.record("closed")
                case .deliver(let message): delivered.append(String(buffer: message))
                case .deliverBinary: Issue.record("there was no binary message")
                case .upgraded: break
                case .ended: ended += 1
                }
            }
        }

        mutating func hear(_ packet: String) {
            switch packet.first {
            case "2": owesPong = true
            case "4": heard.append(Int(packet.dropFirst()) ?? -1)
            case "6": break
            case "3":
                #expect(packet == "3probe" && isTrying)
                isPaused = true
            default: Issue.record("unexpected: \(packet)")
            }
        }

        mutating func takeWhatIsLeft() {
            while !answers.isEmpty {
                for packet in answers.removeFirst() { hear(packet) }
                isPolling = false
            }
            while !frames.isEmpty { hear(frames.removeFirst()) }
        }

        mutating func upgrade() {
            isUpgraded = true
            perform(session.received(ByteBuffer(string: "5"), over: socket, at: now))
        }

        /// What the client sends, by the way it has.
        mutating func say(_ packet: String) {
            let bytes = ByteBuffer(string: packet)
            if isUpgraded { return perform(session.received(bytes, over: socket, at: now)) }
            isPosting = true
            perform(session.postArrived())
            perform(session.posted(bytes, at: now))
        }
    }

    @Test(arguments: 0..<50) func everythingIsHeardOnceAndInOrder(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var world = World()
        for step in 0..<3000 {
            let isLast = step > 2900
            switch Int.random(in: 0..<10, using: &generator) {
            case 0 where !isLast, 1 where !isLast:
                let count = Int.random(in: 1...3, using: &generator)
                for _ in 0..<count {
                    world.perform(world.session.send(EngineIOPacket(.message, "\(world.sent)")))
                    world.sent += 1
                }
            case 2, 3:
                guard !world.isPolling, !world.isPaused, !world.isUpgraded else { continue }
                world.isPolling = true
                world.perform(world.session.polled())
            case 4, 5:
                guard !world.answers.isEmpty else { continue }
                for packet in world.answers.removeFirst() { world.hear(packet) }
                world.isPolling = false
            case 6:
                guard !world.frames.isEmpty else { continue }
                world.hear(world.frames.removeFirst())
            case 7:
                guard !world.isPaused || world.isUpgraded else { continue }
                if world.owesPong {
                    world.owesPong = false
                    world.say("3")
                } else {
                    world.say("4\(world.posted)")
                    world.posted += 1
                }
            case 8:
                if world.isPaused, !world.isPolling, !world.isUpgraded {
                    world.upgrade()
                } else if !world.isTrying, Int.random(in: 0..<100, using: &generator) == 0 {
                    world.isTrying = true
                    world.socket += 1
                    world.perform(world.session.webSocketOpened(world.socket, at: world.now))
                    let probe = ByteBuffer(string: "2probe")
                    world.perform(world.session.received(probe, over: world.socket, at: world.now))
                }
            default:
                // Time passes while the client listens and owes nothing, so that it is never late.
                guard world.isPolling || world.isUpgraded, !world.owesPong, world.answers.isEmpty, world.frames.isEmpty,
                    !world.isTrying || world.isUpgraded
                else { continue }
                world.now = world.now + .milliseconds(Int64.random(in: 0...200, using: &generator))
                world.perform(world.session.timerFired(at: world.now))
            }
        }
        world.takeWhatIsLeft()
        if world.isPaused, !world.isUpgraded { world.upgrade() }
        if !world.isUpgraded, !world.isPolling {
            world.isPolling = true
            world.perform(world.session.polled())
        }
        world.takeWhatIsLeft()
        #expect(world.heard == Array(0..<world.sent))
        #expect(world.sent > 100)
        #expect(world.delivered == (0..<world.posted).map(String.init))
        #expect(world.ended == 0)
    }

    /// Whatever comes in whatever order, every request is answered once, and nothing follows the end.
    @Test(arguments: 0..<100) func whateverComesEveryRequestIsAnsweredOnce(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var session = EngineIOSession.polling(id: "abc", EngineIOConfiguration(maximumPendingBytes: 200), at: .now())
        var now = NIODeadline.now()
        var waits = false
        var isPosting = false
        var hasEnded = false
        let texts = ["2probe", "5", "4x", "3", "6", "0", "1", "2", "abc", "bAQ", "4a\u{1E}4b", "4a\u{1E}1"]
        for _ in 0..<60 {
            var requests = 0
            var actions: [EngineIOSession.Action] = []
            let text = ByteBuffer(string: texts.randomElement(using: &generator) ?? "")
            let socket = Int.random(in: 1...3, using: &generator)
            switch Int.random(in: 0..<12, using: &generator) {
            case 0, 1, 2:
                requests = 1
                actions = session.polled()
            case 3:
                actions = session.postArrived()
                isPosting = actions.isEmpty || isPosting
                if !actions.isEmpty { requests = 1 }
            case 4, 5:
                guard isPosting else { continue }
                isPosting = false
                requests = 1
                actions = session.posted(text, at: now)
            case 6: actions = session.webSocketOpened(socket, at: now)
            case 7: actions = session.received(text, over: socket, at: now)
            case 8: actions = session.webSocketClosed(socket)
            case 9: actions = session.send(EngineIOPacket(.message, "hello"))
            case 10:
                now = now + .seconds(Int64.random(in: 0...10, using: &generator))
                actions = session.timerFired(at: now)
            default:
                guard Int.random(in: 0..<10, using: &generator) == 0 else { continue }
                actions = session.close(.idle, at: now)
            }
            var settled = 0
            for action in actions {
                switch action {
                case .wait:
                    #expect(!waits && !hasEnded)
                    waits = true
                    settled += 1
                case .answer:
                    #expect(waits)
                    waits = false
                case .accept, .refuse: settled += 1
                case .ended:
                    #expect(!hasEnded)
                    hasEnded = true
                case .send, .deliver, .deliverBinary, .upgraded: #expect(!hasEnded)
                case .closeWebSocket: break
                }
            }
            #expect(settled == requests)
            if hasEnded { #expect(!waits && session.deadline == nil && !session.isOpen) }
        }
        _ = session.end(.byServer(.stopping))
    }
}
