import CampusCore
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/events/{id}/rsvp(s)`, `/api/v1/rsvps/…` and `/api/v1/users/me/rsvps`
struct RSVPRoutes: Sendable {
    let rsvps: RSVPs
    let guests: Guests
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/events/:id/rsvp") { request, context in
            var request = request
            let id = try context.id()
            let key = try await idempotency.key(of: &request, context)
            let answer: RSVPAnswer
            if let identity = context.identity {
                answer = try await rsvps.rsvp(eventID: id, by: identity, key: key)
            } else {
                // Who sends nothing wants to be signed in; who sends something is a guest.
                guard try await !request.collectBody(upTo: context.maxUploadSize).readableBytesView.isEmpty else {
                    throw EventsRequestContext.signInFirst
                }
                let proposal = try await request.decode(as: GuestProposal.self, context: context)
                let network = context.network(of: request)
                answer = try await guests.rsvp(proposal, eventID: id, network: network, key: key)
            }
            return try WireResponse.json(answer.status, answer.rsvp, headers: [.location: answer.location])
        }
        api.get("/events/:id/rsvps") { request, context in
            let (id, identity) = (try context.id(), try context.signedIn())
            let page = try await rsvps.attendees(
                eventID: id,
                AttendeeFilter(request.uri.queryParameters),
                for: identity
            )
            var headers: HTTPFields = [:]
            if let next = page.next { headers[.link] = PageLink.next(request.uri, cursor: next) }
            return try WireResponse.json(.ok, page.rsvps, headers: headers)
        }
        api.get("/rsvps/:id") { request, context in
            return try WireResponse.json(
                .ok,
                try await rsvps.rsvp(id: try context.id(), for: context.identity, code: request.guestCode)
            )
        }
        api.delete("/rsvps/:id") { request, context in
            try await rsvps.cancel(id: try context.id(), by: context.identity, code: request.guestCode)
            return Response(status: .noContent)
        }
        api.get("/users/me/rsvps") { request, context in
            let identity = try context.signedIn()
            let filter = try OwnRSVPFilter.parse(request.uri.queryParameters)
            var headers: HTTPFields = [:]
            if filter?.after == nil { headers[.counts] = try await rsvps.counts(identity).text }
            guard let filter else {
                return try WireResponse.json(.ok, try await rsvps.mine(identity), headers: headers)
            }
            let page = try await rsvps.mine(identity, filter)
            if let next = page.next { headers[.link] = PageLink.next(request.uri, cursor: next) }
            return try WireResponse.json(.ok, page.rsvps, headers: headers)
        }
    }
}
