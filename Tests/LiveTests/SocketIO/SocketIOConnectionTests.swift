import NIOCore
import Testing

import struct Foundation.UUID

@testable import Live

@Suite struct SocketIOConnectionTests {
    typealias Action = SocketIOConnection.Action

    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
    private let event = UUID(uuidString: "01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b67")

    private func connection() -> SocketIOConnection {
        SocketIOConnection(connectTimeout: .seconds(45), at: start) { "xyz" }
    }

    private func received(_ connection: inout SocketIOConnection, _ text: String) -> [Action] {
        connection.received(ByteBuffer(string: text), at: start)
    }

    private let connected = Action.send(SocketIOPacket(.connect, json: #"{"sid":"xyz"}"#))

    private func subscribe(_ topics: Set<LiveTopic>, cursor: String? = nil, token: String? = nil) -> Action {
        .subscribe(topics: topics, cursor: cursor, token: token)
    }

    private func acknowledgement(_ id: UInt64, _ json: String) -> Action {
        .send(SocketIOPacket(.acknowledgement, id: id, json: json))
    }

    // MARK: Connecting

    @Test func whoConnectsIsToldOfEverythingPublicAndWithATokenOfTheirOwn() {
        for text in ["0", "0{}", "0/,{}", #"0{"pid":"a","offset":"b"}"#] {
            var connection = connection()
            #expect(received(&connection, text) == [connected, subscribe([.all])], "\(text)")
            #expect(connection.isConnected && !connection.hasCursors)
        }
        var signedIn = connection()
        #expect(received(&signedIn, #"0{"token":"t"}"#) == [connected, subscribe([.all, .me], token: "t")])
    }

    @Test func whoConnectsSaysWhatItWantsToHear() throws {
        let event = try #require(event)
        var connection = connection()
        let text = #"0{"topics":["event:01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b67","me","moon"],"token":"t","cursor":"7-1"}"#
        let topics: Set<LiveTopic> = [.event(event), .me]
        #expect(received(&connection, text) == [connected, subscribe(topics, cursor: "7-1", token: "t")])
        #expect(connection.hasCursors)
        var nothing = self.connection()
        #expect(received(&nothing, #"0{"topics":[]}"#) == [connected, subscribe([])])
    }

    @Test func anEmptyCursorAsksForCursorsAlone() {
        var connection = connection()
        #expect(received(&connection, #"0{"cursor":""}"#) == [connected, subscribe([.all])])
        #expect(connection.hasCursors)
    }

    @Test func whatCannotBeReadIsNotConnected() {
        for text in [#"0{"token":1}"#, #"0{"topics":"all"}"#, "0[]", "0{", "0null", #"0"x""#, "012{"] {
            var connection = connection()
            let actions = received(&connection, text)
            guard case .send(let packet) = actions.first else {
                Issue.record("\(text): \(actions)")
                continue
            }
            #expect(actions.count == 1 && packet.kind == .connectError && !connection.isConnected, "\(text)")
            #expect(received(&connection, "0") == [connected, subscribe([.all])], "it may try again")
        }
    }

    @Test func thereIsOneNamespace() {
        for text in ["0/random", "0/random,", #"0/random,{"token":"t"}"#] {
            var connection = connection()
            let refusal = SocketIOPacket(
                .connectError,
                namespace: "/random",
                json: #"{"message":"Invalid namespace"}"#
            )
            #expect(received(&connection, text) == [.send(refusal)])
            #expect(received(&connection, #"2/random,["x"]"#) == [])
            #expect(received(&connection, "0") == [connected, subscribe([.all])])
            #expect(received(&connection, text) == [.send(refusal)], "and the connection goes on")
            #expect(received(&connection, "1/random,") == [])
            #expect(connection.isConnected)
        }
    }

    @Test func whoConnectsToNothingIsClosed() {
        var connection = connection()
        #expect(connection.deadline == start + .seconds(45))
        #expect(connection.timerFired(at: start + .seconds(44)) == [])
        #expect(connection.timerFired(at: start + .seconds(45)) == [.close(.idle)])
        #expect(connection.deadline == nil)
        var connected = self.connection()
        _ = received(&connected, "0")
        #expect(connected.deadline == nil)
        #expect(connected.timerFired(at: start + .seconds(100)) == [])
        #expect(connected.received(ByteBuffer(string: "1"), at: start + .seconds(100)) == [.unsubscribe])
        #expect(connected.deadline == start + .seconds(145))
    }

    @Test func whoDisconnectsMayConnectAgain() {
        var connection = connection()
        _ = received(&connection, #"0{"token":"t","cursor":""}"#)
        #expect(received(&connection, "1") == [.unsubscribe])
        #expect(!connection.isConnected && !connection.hasCursors)
        #expect(received(&connection, "0") == [connected, subscribe([.all])], "what was said before is forgotten")
    }

    @Test func whatMayNotStandThereClosesTheSession() {
        for text in [#"2["x"]"#, "1", "3[]", #"51-["x",{"_placeholder":true,"num":0}]"#, "4{}", "9", "", "abc"] {
            var connection = connection()
            #expect(received(&connection, text) == [.close(.malformed)], "\(text)")
            #expect(received(&connection, "0") == [], "nothing follows")
        }
        for text in ["0", "4{}", "2{}", "2", "2[]", "2[null]", "2[[]]", #"2abc["x"]"#, #"2["x""#, "7"] {
            var connection = connection()
            _ = received(&connection, "0")
            #expect(received(&connection, text) == [.close(.malformed)], "\(text)")
        }
    }

    @Test func binaryPacketsArePolitelyRefused() {
        for text in [#"51-["x",{"_placeholder":true,"num":0}]"#, #"61-12[{"_placeholder":true,"num":0}]"#] {
            var connection = connection()
            _ = received(&connection, "0")
            #expect(received(&connection, text) == [.send(SocketIOPacket(.disconnect)), .close(.unacceptable)])
        }
    }

    @Test func binaryMessagesAreToo() {
        var connection = connection()
        #expect(connection.receivedBinary() == [.close(.unacceptable)])
        #expect(connection.receivedBinary() == [])
        var connected = self.connection()
        _ = received(&connected, "0")
        #expect(connected.receivedBinary() == [.send(SocketIOPacket(.disconnect)), .close(.unacceptable)])
    }

    // MARK: Events

    @Test func eventsThatAreNotKnownMeanNothing() {
        var connection = connection()
        _ = received(&connection, "0")
        for text in [#"2["hello",{"a":[1]}]"#, #"212["hello"]"#, "2[1,2]", "3[]", #"312["x"]"#] {
            #expect(received(&connection, text) == [], "\(text)")
        }
        #expect(connection.isConnected)
    }

    @Test func aSubscriptionIsAcknowledgedWhenItCounts() throws {
        let event = try #require(event)
        var connection = connection()
        _ = received(&connection, #"0{"token":"t"}"#)
        let text =
            #"212["subscribe",{"topics":["event:01937A2B-7C4D-7E10-8A3B-5D2F1C9E4B67","all","x"],"cursor":"7-1"}]"#
        #expect(received(&connection, text) == [subscribe([.event(event), .all], cursor: "7-1", token: "t")])
        #expect(!connection.hasCursors, "whether events have cursors is said when connecting")
        let change = LiveMessage(
            cursor: LiveCursor(transactionID: 8, id: 1),
            type: "event:created",
            data: "{}",
            at: nil
        )
        #expect(connection.told([change]) == [])
        let place = LiveMessage.subscribed(at: LiveCursor(transactionID: 9, id: 2))
        #expect(
            connection.told([change, place])
                == [
                    acknowledgement(
                        12,
                        #"[{"topics":["event:01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b67","all"],"cursor":"9-2"}]"#
                    )
                ]
        )
        #expect(connection.told([place]) == [], "once")
    }

    @Test func aSubscriptionWithoutAnIDIsNotAcknowledged() {
        var connection = connection()
        _ = received(&connection, "0")
        #expect(received(&connection, #"2["subscribe",{"topics":["all"]}]"#) == [subscribe([.all])])
        #expect(connection.told([.subscribed(at: .start)]) == [])
    }

    @Test func aSubscriptionThatIsNoneIsToldSo() {
        for arguments in ["", ",1", ",null", #",{"topics":"all"}"#, ",{}", ",[]", #",{"topics":[1]}"#] {
            var connection = connection()
            _ = received(&connection, "0")
            #expect(received(&connection, "2[\"subscribe\"\(arguments)]") == [], "\(arguments)")
            let actions = received(&connection, "25[\"subscribe\"\(arguments)]")
            let json = #"[{"error":"subscribe takes an object; its topics are a list, its cursor is text"}]"#
            #expect(actions == [acknowledgement(5, json)], "\(arguments)")
        }
    }

    @Test func acknowledgementsThatWaitAreBounded() {
        var connection = connection()
        _ = received(&connection, "0")
        for id in 0..<SocketIOConnection.unacknowledgedLimit {
            #expect(received(&connection, "2\(id)[\"subscribe\",{\"topics\":[]}]") == [subscribe([])])
        }
        var patient = connection
        #expect(patient.told([.subscribed(at: .start)]).count == SocketIOConnection.unacknowledgedLimit)
        #expect(received(&patient, #"299["subscribe",{"topics":[]}]"#) == [subscribe([])])
        #expect(received(&connection, #"299["subscribe",{"topics":[]}]"#) == [.close(.tooSlow)])
    }

    @Test func messagesAreEventsOfTheSameNames() {
        let message = LiveMessage(
            cursor: LiveCursor(transactionID: 7, id: 3),
            type: "event:created",
            data: #"{"id":1}"#,
            at: nil
        )
        func text(_ message: LiveMessage, _ format: LiveFormat) -> String {
            String(buffer: message.bytes(as: format))
        }
        #expect(text(message, .socketIOPackets(cursors: false)) == #"42["event:created",{"id":1}]"#)
        #expect(text(message, .socketIOPackets(cursors: true)) == #"42["event:created",{"id":1},"7-3"]"#)
        #expect(texts(message.bytes(as: .socketIOFrames(cursors: false))) == [#"42["event:created",{"id":1}]"#])
        let resync = LiveMessage.resync(at: LiveCursor(transactionID: 7, id: 3))
        #expect(text(resync, .socketIOPackets(cursors: false)) == #"42["resync",{"cursor":"7-3"}]"#)
        let delivery = LiveDelivery([message, resync])
        #expect(
            String(buffer: delivery.bytes(as: .socketIOPackets(cursors: false)))
                == "42[\"event:created\",{\"id\":1}]\u{1E}42[\"resync\",{\"cursor\":\"7-3\"}]"
        )
        #expect(texts(delivery.bytes(as: .socketIOFrames(cursors: true))).count == 2)
    }
}
