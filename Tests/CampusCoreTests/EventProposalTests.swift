import CampusCore
import Foundation
import Testing

@Suite struct EventProposalTests {
    private func decode(_ json: String) throws -> EventProposal {
        try WireJSON.decoder().decode(EventProposal.self, from: Data(json.utf8))
    }

    @Test func aWholeProposalIsTaken() throws {
        let details = try decode(
            """
            {"title":" Lab tour ","category":"Club Meeting","location":"Hall 3","timezone":"Europe/Berlin",
             "start_time":"2026-09-01T18:00:00+02:00","end_time":"2026-09-01T17:00:00.500Z","max_attendees":20,"more":1}
            """
        ).validated()
        #expect(details.title == "Lab tour")
        #expect(details.category == .clubMeeting)
        #expect(WireTime.format(details.startTime) == "2026-09-01T16:00:00Z")
        #expect(WireTime.format(details.endTime) == "2026-09-01T17:00:00.500Z")
    }

    @Test func everyBadFieldIsNamedAtOnce() throws {
        let proposal = try decode(
            """
            {"title":"ab","category":"Party","start_time":"tomorrow","max_attendees":0,"timezone":"Mars/Base",
             "image_url":"javascript:alert(1)","venue_id":"7"}
            """
        )
        let error = #expect(throws: ValidationError.self) { try proposal.validated() }
        #expect(
            Set(error?.errors.map(\.field) ?? []) == [
                "title", "category", "start_time", "end_time", "max_attendees", "timezone", "image_url", "venue_id",
            ]
        )
    }

    @Test func theEndComesAfterTheStart() throws {
        let proposal = try decode(
            """
            {"title":"Lab tour","category":"Other","start_time":"2026-09-01T18:00:00Z",
             "end_time":"2026-09-01T18:00:00Z","max_attendees":1}
            """
        )
        let error = #expect(throws: ValidationError.self) { try proposal.validated() }
        #expect(error?.errors == [FieldError(field: "end_time", message: "must be after start_time")])
    }
}
