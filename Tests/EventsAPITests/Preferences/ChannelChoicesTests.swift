import CampusCore
import Foundation
import Testing

@testable import EventsAPI

@Suite struct ChannelChoicesTests {
    @Test func onlyWhatDiffersFromTheDefaultIsKept() {
        var choices = ChannelChoices()
        choices[.rsvp, .email] = true
        choices[.rsvp, .sms] = false
        #expect(choices.exceptions.isEmpty)
        choices[.rsvp, .email] = false
        choices[.reminder, .sms] = true
        #expect(choices.exceptions.count == 2)
        choices[.rsvp, .email] = true
        #expect(choices.exceptions == [.init(kind: .reminder, channel: .sms): true])
    }

    @Test func noSMSComesUnasked() {
        #expect(NotificationKind.allCases.allSatisfy { !$0.defaultChannels.contains(.sms) })
    }

    @Test func whatALaterVersionWroteIsLeftOut() {
        let texts = ["rsvp email false", "rsvp pigeon true", "weather email false", "rsvp", "reminder sms true"]
        #expect(
            ChannelChoices(texts: texts).exceptions == [
                .init(kind: .rsvp, channel: .email): false, .init(kind: .reminder, channel: .sms): true,
            ]
        )
    }

    @Test func theWireHasThemAllAndGivesThemBack() throws {
        var choices = ChannelChoices()
        choices[.newEvent, .push] = true
        let bytes = try WireJSON.encoder().encode(choices)
        let table = try JSONDecoder().decode([String: [String: Bool]].self, from: bytes)
        #expect(Set(table.keys) == Set(NotificationKind.allCases.map(\.rawValue)))
        #expect(table.values.allSatisfy { Set($0.keys) == Set(NotificationChannel.allCases.map(\.rawValue)) })
        #expect(table["new_event"] == ["email": true, "sms": false, "push": true, "in_app": true])
        #expect(try WireJSON.decoder().decode(ChannelChoices.self, from: bytes) == choices)
    }
}
