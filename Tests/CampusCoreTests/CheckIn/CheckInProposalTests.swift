import CampusCore
import Foundation
import Testing

@Suite struct CheckInProposalTests {
    private func subject(_ body: String) throws -> CheckInSubject {
        try WireJSON.decoder().decode(CheckInProposal.self, from: Data(body.utf8)).validated()
    }

    private func errors(_ body: String) throws -> [String] {
        do {
            _ = try subject(body)
            return []
        } catch let error as ValidationError {
            return error.errors.map(\.field)
        }
    }

    @Test func oneOfThreeSaysWhoComes() throws {
        let id = UUID()
        #expect(try subject(#"{"code": " AB-CD ", "other": 1}"#) == .code("AB-CD"))
        #expect(try subject(#"{"rsvp_id": "\#(id.uuidString)", "name": null}"#) == .rsvp(id))
        #expect(try subject(#"{"name": "  Zoë "}"#) == .name("Zoë"))
    }

    @Test(arguments: [
        ("{}", ["code", "rsvp_id", "name"]),
        (#"{"code": null}"#, ["code", "rsvp_id", "name"]),
        (#"{"code": "A", "name": "B"}"#, ["code", "rsvp_id", "name"]),
        (#"{"code": "", "name": "B"}"#, ["code"]),
        (#"{"code": 1, "rsvp_id": "x", "name": "-"}"#, ["code", "rsvp_id", "name"]),
        (#"{"name": " "}"#, ["name"]),
        (#"{"name": "..."}"#, ["name"]),
        (#"{"rsvp_id": "12"}"#, ["rsvp_id"]),
    ])
    func everythingElseIsNamed(body: String, fields: [String]) throws {
        #expect(try errors(body) == fields)
    }
}
