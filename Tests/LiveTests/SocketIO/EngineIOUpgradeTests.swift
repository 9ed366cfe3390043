import EdgeHTTP
import NIOCore
import NIOWebSocket
import Testing

@testable import Live

/// From long-polling to a WebSocket.
@Suite struct EngineIOUpgradeTests {
    typealias Action = EngineIOSession.Action

    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
    private let probe = ByteBuffer(string: "2probe")
    private let upgrade = ByteBuffer(string: "5")

    private func session() -> EngineIOSession {
        .polling(id: "abc", EngineIOConfiguration(), at: start)
    }

    private func answer(_ text: String) -> Action { .answer(ByteBuffer(string: text)) }

    private func send(_ texts: String..., over socket: Int) -> Action {
        var frames = ByteBuffer()
        for text in texts { frames.writeImmutableBuffer(WebSocketOutbound.frame(text: ByteBuffer(string: text))) }
        return .send(frames, messages: texts.count, over: socket)
    }

    @Test func theWaitingPollIsReleasedAndTheSessionGoesOver() {
        var session = session()
        #expect(session.polled() == [.wait])
        #expect(session.webSocketOpened(1, at: start) == [])
        #expect(session.received(probe, over: 1, at: start) == [send("3probe", over: 1), answer("6")])
        #expect(session.send(EngineIOPacket(.message, "meanwhile")) == [])
        #expect(session.send(EngineIOPacket(.message, "more")) == [])
        #expect(session.isPolling)
        let switched = session.received(upgrade, over: 1, at: start)
        #expect(switched == [.upgraded, send("4meanwhile", "4more", over: 1)])
        #expect(session.send(EngineIOPacket(.message, "then")) == [send("4then", over: 1)])
        #expect(session.polled() == [.refuse(.badRequest)])
        #expect(session.postArrived() == [.refuse(.badRequest)])
        #expect(session.webSocketOpened(2, at: start) == [.closeWebSocket(2, .policyViolation)])
        #expect(session.webSocketClosed(2) == [])
        #expect(session.isOpen)
        #expect(session.webSocketClosed(1) == [.ended(.disconnected)])
    }

    @Test func aPollBetweenProbeAndUpgradeIsAnsweredAtOnce() {
        var session = session()
        #expect(session.webSocketOpened(1, at: start) == [])
        #expect(session.polled() == [.wait], "the client may yet give up")
        #expect(session.received(probe, over: 1, at: start).last == answer("6"))
        #expect(session.polled() == [.wait, answer("6")])
        #expect(session.send(EngineIOPacket(.message, "a")) == [])
        #expect(session.polled() == [.wait, answer("4a")], "what is there goes first")
        #expect(session.received(upgrade, over: 1, at: start) == [.upgraded])
    }

    @Test func aPollThatWaitsAtTheUpgradeIsReleasedToo() {
        var session = session()
        #expect(session.webSocketOpened(1, at: start) == [])
        #expect(session.polled() == [.wait])
        #expect(session.received(upgrade, over: 1, at: start) == [answer("6"), .upgraded])
    }

    @Test func whatIsNoProbeClosesTheWebSocketAndNotTheSession() {
        for text in ["2", "2prob", "3probe", "4hello", "1", "abc", ""] {
            var session = session()
            #expect(session.webSocketOpened(1, at: start) == [])
            let actions = session.received(ByteBuffer(string: text), over: 1, at: start)
            #expect(actions == [.closeWebSocket(1, .policyViolation)], "\(text)")
            #expect(session.received(ByteBuffer(string: "5"), over: 1, at: start) == [], "it is closed")
            #expect(session.polled() == [.wait])
            #expect(session.webSocketOpened(2, at: start) == [], "another may be tried")
        }
        var session = session()
        #expect(session.webSocketOpened(1, at: start) == [])
        #expect(session.receivedBinary(over: 1) == [.closeWebSocket(1, .unacceptableData)])
        #expect(session.isOpen)
    }

    @Test func oneWebSocketIsTriedAtATime() {
        var session = session()
        #expect(session.webSocketOpened(1, at: start) == [])
        #expect(session.webSocketOpened(2, at: start) == [.closeWebSocket(2, .policyViolation)])
        #expect(session.received(upgrade, over: 2, at: start) == [])
        #expect(session.webSocketClosed(2) == [])
        #expect(session.webSocketClosed(1) == [])
        #expect(session.webSocketOpened(3, at: start) == [])
    }

    @Test func anUpgradeThatTakesTooLongIsGivenUp() {
        var session = session()
        #expect(session.webSocketOpened(1, at: start) == [])
        #expect(session.received(probe, over: 1, at: start) == [send("3probe", over: 1)])
        #expect(session.deadline == start + .seconds(10))
        #expect(session.timerFired(at: start + .seconds(10)) == [.closeWebSocket(1, .policyViolation)])
        #expect(session.polled() == [.wait], "the session goes on as it was")
        #expect(session.deadline == start + .seconds(25))
    }

    @Test func aSessionThatEndsTakesItsProbeAlong() {
        var session = session()
        #expect(session.webSocketOpened(1, at: start) == [])
        #expect(session.received(probe, over: 1, at: start) == [send("3probe", over: 1)])
        // The client polls no more: it would not hear of it otherwise.
        let actions = session.close(.byServer(.signedOut), at: start)
        #expect(actions.count == 2 && actions.last == .ended(.byServer(.signedOut)))
        #expect(actions.first == .closeWebSocket(1, WebSocketErrorCode(codeNumber: 4401)))
    }

    @Test func aPingBeforeTheUpgradeMayBeAnsweredBehindIt() {
        var session = session()
        #expect(session.timerFired(at: start + .seconds(25)) == [])
        let now = start + .seconds(26)
        #expect(session.webSocketOpened(1, at: now) == [])
        #expect(session.received(upgrade, over: 1, at: now) == [.upgraded, send("2", over: 1)])
        #expect(session.received(ByteBuffer(string: "3"), over: 1, at: now) == [])
        #expect(session.deadline == now + .seconds(25))
    }

    @Test func aPostThatBeganBeforeTheUpgradeIsTaken() {
        var session = session()
        #expect(session.postArrived() == [])
        #expect(session.webSocketOpened(1, at: start) == [])
        #expect(session.received(upgrade, over: 1, at: start) == [.upgraded])
        let actions = session.posted(ByteBuffer(string: "4a"), at: start)
        #expect(actions == [.deliver(ByteBuffer(string: "a")), .accept])
    }
}
