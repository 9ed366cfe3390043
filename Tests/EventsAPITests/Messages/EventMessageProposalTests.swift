import CampusCore
import Foundation
import Testing

@testable import EventsAPI

@Suite struct EventMessageProposalTests {
    private func validated(_ json: String) throws -> EventMessageProposal.Details {
        try WireJSON.decoder().decode(EventMessageProposal.self, from: Data(json.utf8)).validated()
    }

    @Test func whatIsRightIsTaken() throws {
        let details = try validated(
            #"{"subject":" Bring a pen ","message":"One\r\ntwo\rthree\n\n\tFour 🎉","audience":"everyone","more":1}"#
        )
        #expect(details.subject == "Bring a pen" && details.audience == .everyone)
        #expect(details.message == "One\ntwo\nthree\n\n\tFour 🎉")
        let long = String(repeating: "é", count: 5000)
        let longest = try validated(#"{"subject":"S","message":"\#(long)","audience":"waitlisted"}"#)
        #expect(longest.message == long)
    }

    @Test(arguments: [
        (#"{}"#, ["subject", "message", "audience"]),
        (#"{"subject":1,"message":[],"audience":{}}"#, ["subject", "message", "audience"]),
        (#"{"subject":" ","message":"\n","audience":"all"}"#, ["subject", "message", "audience"]),
        (#"{"subject":"A\nBcc: everyone@x.example","message":"m","audience":"confirmed"}"#, ["subject"]),
        (#"{"subject":"A\u0085B","message":"m","audience":"confirmed"}"#, ["subject"]),
        (#"{"subject":"A\u2028B","message":"m","audience":"confirmed"}"#, ["subject"]),
        (#"{"subject":"A\u0000B","message":"m\u0000","audience":"confirmed"}"#, ["subject", "message"]),
        (#"{"subject":"A","message":"m\u001b[2J","audience":"confirmed"}"#, ["message"]),
    ])
    func everythingThatIsWrongIsSaid(_ json: String, _ fields: [String]) {
        let error = #expect(throws: ValidationError.self) { try validated(json) }
        #expect(error?.errors.map(\.field) == fields)
    }

    @Test func whatIsTooLongIsRefused() {
        let subject = String(repeating: "s", count: 201)
        let message = String(repeating: "m", count: 5001)
        let error = #expect(throws: ValidationError.self) {
            try validated(#"{"subject":"\#(subject)","message":"\#(message)","audience":"confirmed"}"#)
        }
        #expect(error?.errors.map(\.field) == ["subject", "message"])
    }
}
