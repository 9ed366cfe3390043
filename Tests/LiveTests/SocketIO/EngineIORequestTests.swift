import Testing

@testable import Live

@Suite struct EngineIORequestTests {
    private func refusal(_ query: String) -> EngineIORefusal? {
        do throws(EngineIORefusal) {
            _ = try EngineIORequest(query: query)
            return nil
        } catch {
            return error
        }
    }

    @Test func queriesOfClientsAreRead() throws {
        let handshake = try EngineIORequest(query: "EIO=4&transport=polling&t=N8hyd6w")
        #expect(handshake.transport == .polling && handshake.sessionID == nil)
        let poll = try EngineIORequest(query: "transport=polling&EIO=4&sid=lv_VI97HAXpY6yYWAAAC&t=1")
        #expect(poll.sessionID == "lv_VI97HAXpY6yYWAAAC")
        let upgrade = try EngineIORequest(query: "EIO=4&transport=websocket&sid=a%2Db")
        #expect(upgrade.transport == .webSocket && upgrade.sessionID == "a-b")
        #expect(try EngineIORequest(query: "EIO=4&transport=polling&sid=").sessionID == nil)
        #expect(try EngineIORequest(query: "EIO=4&transport=polling&sid=a&sid=b").sessionID == "a")
        #expect(try EngineIORequest(query: "transport=polling&sid=a").sessionID == "a", "the version was agreed on")
    }

    @Test func whatNoServerAnswersIsRefusedWithTheReferenceServersCodes() {
        #expect(refusal("") == .unknownTransport)
        #expect(refusal("EIO=4") == .unknownTransport)
        #expect(refusal("EIO=4&transport=abc") == .unknownTransport)
        #expect(refusal("EIO=4&transport=webtransport") == .unknownTransport)
        #expect(refusal("EIO=4&transport=%ff") == .unknownTransport)
        #expect(refusal("transport=polling") == .unsupportedVersion)
        #expect(refusal("EIO=3&transport=polling") == .unsupportedVersion)
        #expect(refusal("EIO=abc&transport=websocket") == .unsupportedVersion)
        let all: [EngineIORefusal] = [
            .unknownTransport, .unknownSession, .badHandshakeMethod, .badRequest, .forbidden, .unsupportedVersion,
        ]
        #expect(all.map(\.rawValue) == Array(0...5))
    }
}
