import CampusCore
import EdgeHTTP
import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/rsvps/{id}/ticket` and `/api/v1/rsvps/{id}/ticket.svg`
struct TicketRoutes: Sendable {
    let tickets: Tickets

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/rsvps/:id/ticket") { request, context in
            let ticket = try await ticket(request, context)
            return try WireResponse.json(.ok, ticket, headers: Self.headers)
        }
        api.get("/rsvps/:id/ticket.svg") { request, context in
            let ticket = try await ticket(request, context)
            let image = Array(try ticket.image().utf8)
            let tag = ContentTag.strong(image)
            var headers = Self.headers
            headers[.eTag] = tag
            if EntityTag.isMatched(tag, by: request.headers[values: .ifNoneMatch]) {
                return Response(status: .notModified, headers: headers)
            }
            headers[.contentType] = "image/svg+xml"
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: image)))
        }
    }

    private func ticket(_ request: Request, _ context: EventsRequestContext) async throws -> Ticket {
        try await tickets.ticket(rsvpID: try context.id(), for: context.identity, code: request.guestCode)
    }

    /// Kept for its person alone, and asked about each time: an RSVP that was cancelled has no ticket.
    private static let headers: HTTPFields = [.cacheControl: "private, no-cache", .vary: "Authorization, RSVP-Code"]
}
