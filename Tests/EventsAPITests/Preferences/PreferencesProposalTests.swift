import CampusCore
import Foundation
import Testing

@testable import EventsAPI

@Suite struct PreferencesProposalTests {
    private func proposal(_ json: String) throws -> PreferencesProposal {
        try WireJSON.decoder().decode(PreferencesProposal.self, from: Data(json.utf8))
    }

    private func errors(_ json: String) throws -> [String: String] {
        do {
            _ = try proposal(json).validated()
            return [:]
        } catch let error as ValidationError {
            return Dictionary(uniqueKeysWithValues: error.errors.map { ($0.field, $0.message) })
        }
    }

    @Test(arguments: ["{}", #"{"language":null,"categories":null,"channels":null}"#, #"{"channels":{"rsvp":null}}"#])
    func whatIsLeftOutIsAsByDefault(_ json: String) throws {
        let validated = try proposal(json).validated()
        #expect(validated.language == .english && validated.categories.isEmpty)
        #expect(validated.channels == ChannelChoices())
    }

    @Test func whatIsChosenIsTaken() throws {
        let json = #"""
            {"language":"de","categories":["Sports","Workshop","Sports"],"phone":"nobody reads this",
            "channels":{"rsvp":{"email":false,"sms":true,"pigeon":1},"weather":{"email":false}}}
            """#
        let validated = try proposal(json).validated()
        #expect(validated.language == .german)
        #expect(validated.categories == [.workshop, .sports])
        #expect(
            validated.channels.exceptions == [
                .init(kind: .rsvp, channel: .email): false, .init(kind: .rsvp, channel: .sms): true,
            ]
        )
    }

    @Test func everyBadFieldIsNamedAtOnce() throws {
        let json = #"""
            {"language":"fr","categories":["Workshop","Gossip"],
            "channels":{"rsvp":{"email":"no","sms":1},"reminder":[],"message":{"push":true}}}
            """#
        let errors = try errors(json)
        #expect(
            Set(errors.keys) == [
                "language", "categories.1", "channels.rsvp.email", "channels.rsvp.sms", "channels.reminder",
            ]
        )
        #expect(errors["language"] == "must be one of en, de")
        #expect(errors["channels.rsvp.email"] == "must be true or false")
    }

    @Test func whatHasAnotherTypeIsNamedToo() throws {
        let errors = try errors(#"{"language":7,"categories":"Workshop","channels":"all"}"#)
        #expect(Set(errors.keys) == ["language", "categories", "channels"])
        #expect(Set(try self.errors(#"{"categories":[1]}"#).keys) == ["categories"])
    }
}
