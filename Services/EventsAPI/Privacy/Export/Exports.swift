import CampusCore
import Foundation
import HTTPClient
import ServiceKit

/// Puts together everything that is held about a person (GDPR, articles 15 and 20).
struct Exports: Sendable {
    let database: ExportStore
    let held: HeldNotifications
    let codes: TicketCodes
    let now: @Sendable () -> Date

    /// One document: a member a part of it, with the names and times as the API has them. Secrets are left out.
    ///
    /// - Throws: ``Problem`` 503 when notification-service does not say what was written to the person: a half would
    ///   look like the whole. ``PostgresError``.
    func export(_ identity: Identity) async throws -> JSONValue {
        var members: [String: JSONValue] = [
            "format": .string("campus-events-export"), "version": .integer(1),
            "exported_at": .string(WireTime.format(now())),
        ]
        for section in ExportSection.allCases {
            let values = try await database.values(section, userID: identity.userID)
            let shown = section == .rsvps ? values.map(withTicket) : values
            members[section.rawValue] = section.isSingle ? shown.first ?? .null : .array(shown)
        }
        members["notifications"] = .array(try await notifications(identity))
        return .object(members)
    }

    private func notifications(_ identity: Identity) async throws -> [JSONValue] {
        let emails = try await database.verifiedEmails(userID: identity.userID)
        do {
            return try await held.all(userID: identity.userID, emails: emails)
        } catch let error as HTTPClientError {
            throw Incomplete(underlying: error)
        } catch let error as HeldNotifications.Failure {
            throw Incomplete(underlying: error)
        }
    }

    /// Part of it cannot be asked for now.
    struct Incomplete: ProblemConvertible, CustomStringConvertible {
        let underlying: any Error

        var description: String { "an export would not be whole: \(underlying)" }

        var problem: Problem {
            Problem(
                .serviceUnavailable,
                "What was written to you cannot be looked up at the moment; try again",
                headers: [.retryAfter: "10"]
            )
        }
    }

    /// An RSVP that has a seat, with the code of its ticket.
    private func withTicket(_ value: JSONValue) -> JSONValue {
        guard case .object(var members) = value, members["status"] == .string("confirmed"),
            members["confirm_by"] == .null, case .string(let text)? = members["id"], let id = UUID(uuidString: text)
        else { return value }
        members["ticket_code"] = .string(codes.code(rsvpID: id))
        return .object(members)
    }
}
