import CampusCore
import Foundation
import HTTPTypes
import Postgres

/// What someone who asked for a seat is answered: the RSVP, and whether it was given now.
struct RSVPAnswer: Codable, Sendable {
    let rsvp: RSVP
    let isNew: Bool

    /// - Throws: ``RSVPDecision/Refusal``; ``PostgresError`` when what was kept of an earlier answer cannot be read.
    init(_ decision: RSVPDecision) throws {
        switch decision {
        case .given(let rsvp): self.init(rsvp: rsvp, isNew: true)
        case .existing(let rsvp), .done(let rsvp), .already(let rsvp): self.init(rsvp: rsvp, isNew: false)
        case .repeated(let answer):
            do {
                self = try WireJSON.decoder().decode(RSVPAnswer.self, from: Data(answer.utf8))
            } catch {
                throw PostgresError(.decoding, "an answer that was kept cannot be read", underlying: error)
            }
        case .refused(let refusal): throw refusal
        }
    }

    init(rsvp: RSVP, isNew: Bool) {
        self.rsvp = rsvp
        self.isNew = isNew
    }

    var status: HTTPResponse.Status { isNew ? .created : .ok }

    /// Where the RSVP is found.
    var location: String { "/api/v1/rsvps/\(rsvp.id.uuid.wire)" }
}
