import EdgeHTTP
import NIOCore
import NIOWebSocket
import Testing

@testable import Live

@Suite struct EngineIOSessionTests {
    typealias Action = EngineIOSession.Action

    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    private func polling(_ configuration: EngineIOConfiguration = EngineIOConfiguration()) -> EngineIOSession {
        .polling(id: "abc", configuration, at: start)
    }

    private func webSocket(_ configuration: EngineIOConfiguration = EngineIOConfiguration()) -> EngineIOSession {
        .webSocket(id: "abc", configuration, at: start)
    }

    private func answer(_ text: String) -> Action { .answer(ByteBuffer(string: text)) }

    private func send(_ text: String, over socket: Int) -> Action {
        .send(WebSocketOutbound.frame(text: ByteBuffer(string: text)), messages: 1, over: socket)
    }

    private func message(_ text: String) -> EngineIOPacket { EngineIOPacket(.message, text) }

    /// A POST from head to end.
    private func post(_ session: inout EngineIOSession, _ text: String) -> [Action] {
        #expect(session.postArrived() == [])
        return session.posted(ByteBuffer(string: text), at: start)
    }

    // MARK: Handshake

    @Test func theHandshakeSaysWhatWasAgreed() {
        #expect(
            String(buffer: polling().handshake)
                == #"0{"sid":"abc","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":65536}"#
        )
        #expect(
            String(buffer: webSocket().handshake)
                == #"0{"sid":"abc","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":65536}"#
        )
    }

    // MARK: Polling

    @Test func aPollWaitsUntilThereIsSomethingToSay() {
        var session = polling()
        #expect(session.polled() == [.wait])
        #expect(session.send(message("a")) == [answer("4a")])
        #expect(session.send(message("b")) == [])
        #expect(session.send(message("c")) == [])
        #expect(session.polled() == [.wait, answer("4b\u{1E}4c")])
        #expect(session.polled() == [.wait])
    }

    @Test func aPostBringsSeveralPackets() {
        var session = polling()
        let deliveries: [Action] = [.deliver(ByteBuffer(string: "a")), .deliver(ByteBuffer(string: "b"))]
        #expect(post(&session, "4a\u{1E}6\u{1E}4b") == deliveries + [.accept])
        #expect(session.isOpen)
    }

    @Test func whatIsNoPayloadEndsTheSession() {
        for text in ["", "abc", "4a\u{1E}", "2", "4a\u{1E}9"] {
            var session = polling()
            #expect(session.polled() == [.wait])
            let actions = post(&session, text)
            #expect(actions.contains(answer("1")) && actions.contains(.ended(.malformed)), "\(text)")
            #expect(actions.contains(text == "2" ? .accept : .refuse(.badRequest)), "\(text)")
            #expect(session.polled() == [.refuse(.badRequest)])
        }
    }

    @Test func binaryPacketsAreToldFromText() {
        var session = polling()
        #expect(post(&session, "4a\u{1E}bAQID") == [.deliver(ByteBuffer(string: "a")), .deliverBinary, .accept])
    }

    @Test func twoPollsAtATimeEndTheSession() {
        var session = polling()
        #expect(session.polled() == [.wait])
        #expect(session.polled() == [.refuse(.badRequest), answer("1"), .ended(.overlapping)])
        #expect(session.polled() == [.refuse(.badRequest)])
    }

    @Test func twoPostsAtATimeEndTheSession() {
        var session = polling()
        #expect(session.postArrived() == [])
        #expect(session.postArrived() == [.refuse(.badRequest), .ended(.overlapping)])
        #expect(session.posted(ByteBuffer(string: "4a"), at: start) == [.refuse(.badRequest)])
        var other = polling()
        #expect(other.postArrived() == [])
        other.postFailed()
        #expect(other.postArrived() == [], "the one before is over")
    }

    @Test func aClientThatClosesHasItsPollAnswered() {
        var session = polling()
        #expect(session.polled() == [.wait])
        #expect(post(&session, "1") == [answer("6"), .ended(.byClient), .accept])
    }

    @Test func aServerThatClosesTellsTheNextPoll() {
        var session = polling()
        #expect(session.send(message("last")) == [])
        #expect(session.close(.unacceptable, at: start) == [])
        #expect(!session.isOpen)
        #expect(session.send(message("too late")) == [])
        #expect(session.polled() == [.wait, answer("4last\u{1E}1"), .ended(.unacceptable)])
        var waiting = polling()
        #expect(waiting.polled() == [.wait])
        #expect(waiting.close(.byServer(.signedOut), at: start) == [answer("1"), .ended(.byServer(.signedOut))])
        var absent = polling()
        #expect(absent.close(.idle, at: start) == [])
        #expect(absent.timerFired(at: start + .seconds(19)) == [])
        #expect(absent.timerFired(at: start + .seconds(20)) == [.ended(.idle)])
        #expect(absent.deadline == nil)
    }

    @Test func whatWaitsIsBounded() {
        var session = polling(EngineIOConfiguration(maximumPendingBytes: 10))
        #expect(session.polled() == [.wait])
        let long = String(repeating: "x", count: 100)
        #expect(session.send(message(long)) == [answer("4" + long)], "nothing waits")
        #expect(session.send(message("1234")) == [])
        #expect(session.send(message("12")) == [])
        #expect(session.send(message("")) == [.ended(.tooSlow)])
        #expect(session.polled() == [.refuse(.badRequest)])
        var polled = polling(EngineIOConfiguration(maximumPendingBytes: 10))
        for _ in 0..<10 {
            #expect(polled.send(message("12345678")) == [])
            #expect(polled.polled() == [.wait, answer("412345678")])
        }
    }

    // MARK: WebSocket

    @Test func packetsGoOverTheWebSocketEachInAFrame() {
        var session = webSocket()
        #expect(session.send(message("a")) == [send("4a", over: 0)])
        #expect(session.received(ByteBuffer(string: "4b"), over: 0, at: start) == [.deliver(ByteBuffer(string: "b"))])
        #expect(session.format(cursors: true) == .socketIOFrames(cursors: true))
        #expect(polling().format(cursors: false) == .socketIOPackets(cursors: false))
    }

    @Test func aWebSocketSessionIsNotPolled() {
        var session = webSocket()
        #expect(session.polled() == [.refuse(.badRequest)])
        #expect(session.postArrived() == [.refuse(.badRequest)])
        #expect(session.webSocketOpened(1, at: start) == [.closeWebSocket(1, .policyViolation)])
        #expect(session.isOpen)
    }

    @Test func aWebSocketSessionEndsInEveryWay() {
        var session = webSocket()
        let closes = session.received(ByteBuffer(string: "1"), over: 0, at: start)
        #expect(closes == [.closeWebSocket(0, .normalClosure), .ended(.byClient)])
        #expect(session.webSocketClosed(0) == [])
        session = webSocket()
        let malformed = session.received(ByteBuffer(string: "abc"), over: 0, at: start)
        #expect(malformed == [.closeWebSocket(0, .policyViolation), .ended(.malformed)])
        session = webSocket()
        #expect(session.receivedBinary(over: 0) == [.deliverBinary])
        let refused = session.close(.unacceptable, at: start)
        #expect(refused == [.closeWebSocket(0, .unacceptableData), .ended(.unacceptable)])
        #expect(session.receivedBinary(over: 0) == [])
        session = webSocket()
        #expect(session.webSocketClosed(0) == [.ended(.disconnected)])
        session = webSocket()
        let stops = session.end(.byServer(.stopping))
        #expect(stops == [.closeWebSocket(0, WebSocketErrorCode(codeNumber: 1012)), .ended(.byServer(.stopping))])
        #expect(session.end(.byServer(.stopping)) == [])
    }

    // MARK: Heartbeat

    @Test func theClientIsAskedForASignOfLife() {
        var session = webSocket()
        var now = start
        for _ in 0..<3 {
            #expect(session.deadline == now + .seconds(25))
            #expect(session.timerFired(at: now + .seconds(24)) == [])
            now = now + .seconds(25)
            #expect(session.timerFired(at: now) == [send("2", over: 0)])
            #expect(session.deadline == now + .seconds(20))
            now = now + .seconds(19)
            #expect(session.received(ByteBuffer(string: "3"), over: 0, at: now) == [])
        }
        now = now + .seconds(25)
        #expect(session.timerFired(at: now) == [send("2", over: 0)])
        #expect(session.timerFired(at: now + .seconds(19)) == [])
        let ends = session.timerFired(at: now + .seconds(20))
        #expect(ends == [.closeWebSocket(0, .policyViolation), .ended(.unresponsive)])
    }

    @Test func aPollIsAnsweredWithThePing() {
        var session = polling()
        #expect(session.polled() == [.wait])
        #expect(session.timerFired(at: start + .seconds(25)) == [answer("2")])
        var absent = polling()
        #expect(absent.timerFired(at: start + .seconds(25)) == [])
        #expect(absent.polled() == [.wait, answer("2")])
        #expect(absent.timerFired(at: start + .seconds(45)) == [.ended(.unresponsive)])
    }

    @Test func inThisRevisionClientsDoNotAsk() {
        var session = webSocket()
        let actions = session.received(ByteBuffer(string: "2"), over: 0, at: start)
        #expect(actions == [.closeWebSocket(0, .policyViolation), .ended(.malformed)])
    }
}
