import CampusCore
import Foundation
import HTTPClient
import ServiceKit

/// What notification-service holds of people: to show it to them, and to have it made nobody's.
struct HeldNotifications: Sendable {
    let http: HTTPClient
    let notificationServiceURL: URL

    private static let page = 500

    /// Everything that was written to the person, the first first.
    ///
    /// - Parameter emails: addresses that are the person's, under which a guest may have been written to.
    /// - Throws: ``Failure``; ``HTTPClientError``.
    func all(userID: UUID, emails: [String]) async throws -> [JSONValue] {
        var all: [JSONValue] = []
        var last: WireID?
        while true {
            let query = Query(userID: WireID(userID), emails: emails, after: last, limit: Self.page)
            let page = try await ask("export", query, as: [JSONValue].self)
            all += page
            guard page.count == Self.page, case .object(let members)? = page.last,
                case .string(let id)? = members["id"],
                let id = UUID(uuidString: id)
            else { return all }
            last = WireID(id)
        }
    }

    /// Has everything that was written to the person say no longer to whom, and what waits not sent.
    ///
    /// - Throws: ``Failure``; ``HTTPClientError``. Then it is asked again.
    func erase(_ erasure: Erasure) async throws {
        let request = ErasureRequest(
            userID: erasure.userID.map(WireID.init),
            emails: erasure.coveredEmails,
            before: erasure.requestedAt,
            names: erasure.names,
            pseudonym: erasure.pseudonym
        )
        _ = try await ask("erasure", request, as: JSONValue.self)
    }

    private func ask<Answer: Decodable>(_ what: String, _ body: some Encodable, as: Answer.Type) async throws -> Answer
    {
        let response = try await http.send(
            HTTPClientRequest(
                method: "POST",
                url: notificationServiceURL.appending(path: "notifications").appending(path: what).absoluteString,
                headers: [("Content-Type", "application/json")],
                body: Array(try WireJSON.encoder().encode(body))
            ),
            timeout: .seconds(5)
        )
        guard response.status == 200 else { throw Failure(status: response.status) }
        return try WireJSON.decoder().decode(Answer.self, from: Data(response.body))
    }

    /// notification-service did not do it. Names nobody.
    struct Failure: Error, CustomStringConvertible {
        let status: Int

        var description: String { "notification-service answered \(status)" }
    }

    private struct Query: Encodable {
        let userID: WireID
        let emails: [String]
        let after: WireID?
        let limit: Int

        private enum CodingKeys: String, CodingKey {
            case userID = "user_id"
            case emails, after, limit
        }
    }

    private struct ErasureRequest: Encodable {
        let userID: WireID?
        let emails: [String]
        let before: Date
        let names: [String]
        let pseudonym: String

        private enum CodingKeys: String, CodingKey {
            case userID = "user_id"
            case emails, before, names, pseudonym
        }
    }
}
