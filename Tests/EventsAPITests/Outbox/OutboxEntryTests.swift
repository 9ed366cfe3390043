import CampusCore
import Crypto
import Foundation
import Testing

@testable import EventsAPI

/// Who is told what by which channels: decided from the row and what its person chose, and from nothing else.
@Suite struct OutboxEntryTests {
    private static let choosable = NotificationTemplate.allCases.filter { template in
        if case .chosen = template.way { true } else { false }
    }

    @Test(arguments: choosable) func whoeverChoseNothingIsToldByTheDefaults(_ template: NotificationTemplate) {
        guard case .chosen(let kind) = template.way else { return }
        let channels = OutboxEntry.testing(template.rawValue).channels
        #expect(Set(channels) == kind.defaultChannels)
        #expect(channels.count == kind.defaultChannels.count)
        #expect(channels.contains(.email) && channels.contains(.inApp) && !channels.contains(.sms))
    }

    @Test(arguments: choosable, NotificationChannel.allCases)
    func eachChannelOfEachKindIsSwitchedByItself(_ template: NotificationTemplate, _ channel: NotificationChannel) {
        guard case .chosen(let kind) = template.way else { return }
        var choices = ChannelChoices()
        let isOn = choices[kind, channel]
        choices[kind, channel] = !isOn
        let channels = Set(OutboxEntry.testing(template.rawValue, choices: choices).channels)
        #expect(channels == kind.defaultChannels.symmetricDifference([channel]))
        // What was chosen of one kind says nothing of another.
        let others = NotificationKind.allCases.filter { $0 != kind }
        for other in others {
            #expect(NotificationChannel.allCases.allSatisfy { choices[other, $0] == ChannelChoices()[other, $0] })
        }
    }

    @Test(arguments: NotificationTemplate.allCases)
    func whatCannotBeSwitchedOffComesByItsOwnChannel(_ template: NotificationTemplate) throws {
        guard case .always(let channel) = template.way else { return }
        var choices = ChannelChoices()
        for kind in NotificationKind.allCases {
            for channel in NotificationChannel.allCases { choices[kind, channel] = false }
        }
        let outgoing = OutboxEntry.testing(template.rawValue, choices: choices).outgoing
        #expect(outgoing.map(\.channel) == [channel])
        #expect(try outgoing[0].members(of: "context")["unsubscribe_path"] == nil)
    }

    @Test func whoWantsNothingGetsNothing() {
        var choices = ChannelChoices()
        for channel in NotificationChannel.allCases { choices[.rsvp, channel] = false }
        #expect(OutboxEntry.testing("rsvp_confirmed", choices: choices).outgoing.isEmpty)
    }

    @Test func anSMSNeedsATelephoneAndAPushABrowser() {
        var choices = ChannelChoices()
        choices[.rsvp, .sms] = true
        #expect(OutboxEntry.testing("rsvp_confirmed", choices: choices).channels == [.email, .sms, .push, .inApp])
        let bare = OutboxEntry.testing("rsvp_confirmed", phone: nil, choices: choices, browsers: 0)
        #expect(bare.channels == [.email, .inApp])
        #expect(OutboxEntry.testing("rsvp_confirmed", browsers: 3).channels == [.email, .push, .push, .push, .inApp])
    }

    @Test(arguments: [
        ("rsvp_confirmed", false), ("event_cancelled", false), ("guest_confirm", false), ("event_reminder", true),
        ("event_message", true),
    ])
    func guestsGetMailsAloneAndLeaveWhatTheyDoNotNeed(_ template: String, _ canLeave: Bool) throws {
        let outgoing = OutboxEntry.testing(template, userID: nil).outgoing
        #expect(outgoing.map(\.channel) == [.email])
        #expect(try (outgoing[0].members(of: "context")["unsubscribe_path"] != nil) == canLeave)
        #expect(try outgoing[0].members(of: "recipient")["user_id"] == .null)
    }

    @Test func whoeverLeftIsToldNothing() {
        #expect(OutboxEntry.testing("rsvp_confirmed", isGone: true).outgoing.isEmpty)
        #expect(OutboxEntry.testing("password_reset", isGone: true).outgoing.isEmpty)
    }

    @Test func whatALaterVersionTellsGoesByMail() throws {
        let outgoing = OutboxEntry.testing("event_painted").outgoing
        #expect(outgoing.map(\.channel) == [.email])
        #expect(try outgoing[0].members["priority"] == .integer(0))
    }

    @Test func eachSaysHowItsPersonIsReachedAndNothingMore() throws {
        var choices = ChannelChoices()
        choices[.rsvp, .sms] = true
        let entry = OutboxEntry.testing("rsvp_confirmed", language: .german, choices: choices)
        let id = JSONValue.string(try #require(entry.userID).wire)
        let name = JSONValue.string("Grace Hopper")
        for notification in entry.outgoing {
            let members = try notification.members
            #expect(members["id"] == .string(notification.id.wire))
            #expect(members["channel"] == .string(notification.channel.rawValue))
            #expect(members["template"] == .string("rsvp_confirmed"))
            #expect(members["language"] == .string("de"))
            #expect(members["priority"] == .integer(3))
            #expect(members["send_at"] == .string("2026-09-01T18:00:00Z"))
            #expect(
                members["subject"] == .object(["event_id": .string("01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b67")])
            )
            let recipient: [String: JSONValue] =
                switch notification.channel {
                case .email: ["email": .string("grace@campus.example")]
                case .sms: ["phone": .string("+4930901820")]
                case .push:
                    ["push": .object(["id": .string("b0"), "endpoint": .string("https://push.example/0")])]
                case .inApp: [:]
                }
            #expect(members["recipient"] == .object(recipient.merging(["user_id": id, "name": name]) { $1 }))
        }
    }

    @Test func idsAreTheRowsOwnOrMadeOfItAndAlwaysTheSame() throws {
        let id = try #require(UUID(uuidString: "01937A2B-4444-7E10-8A3B-5D2F1C9E4B67"))
        let entry = OutboxEntry.testing("rsvp_confirmed", id: id, browsers: 2)
        let first = entry.outgoing.map(\.id)
        #expect(first == entry.outgoing.map(\.id))
        #expect(Set(first).count == 4 && first[0] == id)
        // As PostgreSQL's md5(…)::uuid would say.
        let digest = Insecure.MD5.hash(data: Data("01937a2b-4444-7e10-8a3b-5d2f1c9e4b67:in_app:".utf8))
        let hexadecimal = digest.map { String($0, radix: 16) }.map { $0.count < 2 ? "0" + $0 : $0 }.joined()
        #expect(first[3].wire.replacing("-", with: "") == hexadecimal)
    }

    @Test func mailsOfWhatCanBeSwitchedOffSayHow() throws {
        let entry = OutboxEntry.testing("event_reminder")
        for notification in entry.outgoing {
            let path = try notification.members(of: "context")["unsubscribe_path"]
            guard notification.channel == .email else {
                #expect(path == nil)
                continue
            }
            guard case .string(let text)? = path else {
                Issue.record("no path")
                continue
            }
            let token = try #require(text.split(separator: "/").last)
            let content = UnsubscribeTokens(secret: Data("secret".utf8)).content(of: String(token))
            #expect(content == .init(userID: try #require(entry.userID), kind: .reminder))
            #expect(text == "/api/v1/unsubscribe/\(token)")
            // What was in the context stays.
            let title = try notification.members(of: "context")["event_title"]
            #expect(title == .string("Night of the telescopes"))
        }
    }

    @Test func guestsWithAPlaceHaveALinkToIt() throws {
        for template in NotificationTemplate.allCases {
            let entry = OutboxEntry.testing(template.rawValue, userID: nil)
            let path = try entry.outgoing[0].members(of: "context")["ticket_path"]
            guard template.hasTicket else {
                #expect(path == nil)
                continue
            }
            let (eventID, rsvpID) = (try #require(entry.eventID), try #require(entry.rsvpID))
            let code = GuestCodes(secret: Data("secret".utf8)).code(eventID: eventID, email: "grace@campus.example")
            #expect(path == .string("/rsvps/\(rsvpID.wire)/confirm#code=\(code)"))
            let signedIn = OutboxEntry.testing(template.rawValue).outgoing
            for notification in signedIn { #expect(try notification.members(of: "context")["ticket_path"] == nil) }
        }
    }

    @Test func theCodeThatAGuestConfirmsWithIsSentToNoServer() throws {
        let context = #"{"event_title": "Open house", "link": "/rsvps/r1/confirm?code=secret-_1"}"#
        let told = OutboxEntry.testing("guest_confirm", userID: nil, context: context).outgoing
        #expect(try told.map { try $0.members(of: "context")["link"] } == [.string("/rsvps/r1/confirm#code=secret-_1")])
        #expect(try told[0].members(of: "context")["event_title"] == .string("Open house"))
    }

    @Test func namesAreTextsWhateverStandsInThem() throws {
        let name = "\"},{\"id\": \\ \n\u{1} <b>Zoë</b>"
        for context in ["{}", #"{"a": "}"}"#] {
            let entry = OutboxEntry.testing("rsvp_confirmed", name: name, context: context)
            for notification in entry.outgoing {
                #expect(try notification.members(of: "recipient")["name"] == .string(name))
            }
        }
    }
}
